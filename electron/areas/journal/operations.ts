import { reconcileAnchors as reconcile } from '#electron/outbox/anchors/reconcile.ts';
import { effect, type AreaOperations } from '../operation.ts';
import { changes } from './changes.ts';
import { exportList } from './exportList.ts';
import { facets, list, proof } from './list.ts';
import { acknowledgeOverrides, overrides } from './overrides.ts';

const reconcileAnchors = effect<'journal.reconcileAnchors'>(async ({ ledger, actor, now }, { reason }) => {
  const { asideCount, writtenCount } = await reconcile(ledger, { actor, now, reason });
  return { aside: asideCount, written: writtenCount };
});

export const journalOperations = { list, changes, facets, exportList, overrides, acknowledgeOverrides, proof, reconcileAnchors } satisfies AreaOperations<'journal'>;
