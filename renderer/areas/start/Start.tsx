import { lazy, Suspense, useState } from 'react';
import type { z } from 'zod';
import type { session as sessionShape } from '#shared/contract/settings.ts';
import { BareWindow } from '#renderer/app/frame/BareWindow.tsx';
import { FailedStart } from './FailedStart.tsx';
import { FirstRun } from './FirstRun.tsx';
import { holdStart } from './hold.ts';
import { PassphraseSheet } from './PassphraseSheet.tsx';

const ArrivePage = lazy(() => import('./ArrivePage.tsx'));

/** What the window shows while no ledger is open: the first run, or why the ledger could not be opened and the ways out. */
export default function Start({ session }: { readonly session: z.output<typeof sessionShape> }) {
  const [made, setMade] = useState<{ passphrase: string; checkWord: string } | null>(null);
  const [fresh, setFresh] = useState(false);
  const [arriving, setArriving] = useState(false);
  if (made !== null) return <BareWindow><PassphraseSheet {...made} onDone={() => { setMade(null); holdStart(false); }} /></BareWindow>;
  if (arriving) return <BareWindow><Suspense fallback={null}><ArrivePage suggestedFolder={session.suggestedFolder} onBack={() => setArriving(false)} /></Suspense></BareWindow>;
  if (session.stage === 'failed' && session.problem !== null && !fresh) return <BareWindow><FailedStart problem={session.problem} recent={session.recentFolders} onNew={() => setFresh(true)} onArrive={() => setArriving(true)} /></BareWindow>;
  return <BareWindow><FirstRun suggestedFolder={session.suggestedFolder} recent={session.recentFolders} onMade={setMade} onArrive={() => setArriving(true)} {...(fresh ? { onBack: () => setFresh(false) } : {})} /></BareWindow>;
}
