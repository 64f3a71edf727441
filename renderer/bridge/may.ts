import type { OperationName } from '#shared/contract/index.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import { useSession } from './session.ts';

/** Whether the signed-in officer's posts allow an operation for some case: what would be refused is not offered. */
export function useMay(): (operation: OperationName) => boolean {
  const officer = useSession().data?.officer ?? null;
  return (operation) => officer === null || mayRun(operation, { posts: officer.posts, deputyFor: [], noAdministrator: true }, 'none').allowed;
}
