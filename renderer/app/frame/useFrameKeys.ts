import { useLocation, useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useMay } from '#renderer/bridge/index.ts';
import { openManual, setFrame, toggleRail, useFrame } from '#renderer/ui/frameState.ts';
import { useKeys, type KeyMap } from '#renderer/ui/keys.ts';
import { chapterOf } from '../manual/chapterOf.ts';
import { navGroups } from './nav.ts';

/** Puts the focus into the next part of the window: search, nav, page head, strip, middle, rail, status bar. */
function nextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetParent !== null || region.getClientRects().length > 0);
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const region = regions[(here + 1) % regions.length];
  const first = region?.querySelector<HTMLElement>('[data-first]') ?? region?.querySelector<HTMLElement>('a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]');
  (first ?? region)?.focus();
}

/** Keys that work everywhere in the window (screens README 5). */
export function useFrameKeys(served: ReadonlySet<string>): void {
  const navigate = useNavigate();
  const may = useMay();
  const { pathname } = useLocation();
  const { navFolded, manual } = useFrame();
  const items = navGroups.flat().filter((item) => served.has(item.to.slice(1)));
  const alts: KeyMap = Object.fromEntries(items.slice(0, 9).map((item, index) => [`alt+${index + 1}`, () => void navigate(item.to)]));
  useKeys({
    ...alts,
    'ctrl+b': () => setFrame({ navFolded: !navFolded }),
    'ctrl+.': toggleRail,
    f1: () => (manual === null ? openManual(chapterOf(pathname)) : setFrame({ manual: null })),
    f6: nextRegion,
    ...(may('intake.register') ? { f2: () => void navigate(route.newComplaint()) } : {}),
    'ctrl+k': () => document.getElementById('search')?.focus(),
  });
}
