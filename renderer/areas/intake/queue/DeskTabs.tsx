import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useMay, useRead } from '#renderer/bridge/index.ts';
import { Tabs, type TabItem } from '#renderer/ui/Tabs.tsx';

export const DESK_TABS = ['open', 'registered', 'mine', 'supplementing', 'review', 'decide', 'done'] as const;
export type DeskTab = (typeof DESK_TABS)[number];
const WORD: Readonly<Record<DeskTab, string>> = { open: '未了结', registered: '待分派', mine: '我承办', supplementing: '补正中', review: '待审核', decide: '待决定', done: '已了结' };

type Place = DeskTab | 'new' | 'mediations';

/** The queues of the desk over each of its pages: one click from the form to what waits and back. */
export function DeskTabs({ here }: { readonly here: Place | '' }) {
  const navigate = useNavigate();
  const may = useMay();
  const counts = useRead('intake.queue', { tab: 'open', text: '', offset: 0, limit: 1 }, { enabled: may('intake.queue') }).data?.counts;
  const items: TabItem<Place | ''>[] = [
    ...(may('intake.register') ? [{ key: 'new' as const, label: '登记' }] : []),
    ...(may('intake.queue') ? DESK_TABS.map((key) => ({ key, label: WORD[key], count: key === 'done' || (counts?.[key] ?? 0) === 0 ? null : counts?.[key] })) : []),
    ...(may('intake.mediations') ? [{ key: 'mediations' as const, label: '网格调解' }] : []),
  ];
  const go = (key: Place | ''): void => void navigate(key === 'new' ? route.newComplaint() : key === 'mediations' ? route.mediations() : route.intake(key === 'open' ? '' : key));
  return <Tabs label="接待台" items={items} here={here} onChoose={go} />;
}
