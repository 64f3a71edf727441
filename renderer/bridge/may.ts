import type { OperationName } from '#shared/contract/index.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import { useSession } from './session.ts';

/** Whether the signed-in officer's posts allow an operation for some case: what would be refused is not offered. */
export function useMay(): (operation: OperationName) => boolean {
  const session = useSession().data;
  const officer = session?.officer ?? null;
  if (session === undefined || officer === null) return () => true;
  const { noAdministrator, alone } = session;
  return (operation) => mayRun(operation, { posts: officer.posts, deputyFor: [], noAdministrator, alone }, 'none').allowed;
}
