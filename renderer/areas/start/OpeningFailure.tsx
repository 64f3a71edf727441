import { lazy, Suspense, useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';

const TakeOverDialog = lazy(() => import('./TakeOverDialog.tsx'));

/** Why a chosen ledger was not opened; where another PC has it, the way to take it over. */
export function OpeningFailure({ failure }: { readonly failure: Failure | null }) {
  const [asking, ask] = useState(false);
  if (failure === null) return null;
  const { folder } = failure.data;
  return (
    <>
      <FailureNote failure={failure} />
      {failure.code !== 'ledger.inUseElsewhere' || typeof folder !== 'string' ? null : <Button onClick={() => ask(true)}>接管这份台账…</Button>}
      {asking && typeof folder === 'string' ? <Suspense fallback={null}><TakeOverDialog folder={folder} onClose={() => ask(false)} /></Suspense> : null}
    </>
  );
}
