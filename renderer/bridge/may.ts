import type { OperationName } from '#shared/contract/index.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import { useSession } from './session.ts';

/** Why the signed-in officer's posts do not allow an operation, for whatever case, in one sentence; null where they do. For `<Button barred=…>` of what a page is for. */
export function useWhyNot(): (operation: OperationName) => string | null {
  const session = useSession().data;
  const officer = session?.officer ?? null;
  if (session === undefined || officer === null) return () => null;
  const { noAdministrator, alone } = session;
  return (operation) => {
    const verdict = mayRun(operation, { posts: officer.posts, deputyFor: [], noAdministrator, alone }, 'none');
    return verdict.allowed ? null : verdict.why;
  };
}

/** Whether the signed-in officer's posts allow an operation for some case: what would be refused is not offered. */
export function useMay(): (operation: OperationName) => boolean {
  const why = useWhyNot();
  return (operation) => why(operation) === null;
}
