import { useRead } from './useRead.ts';

/** Who works in which ledger. */
export function useSession() {
  return useRead('settings.session', {});
}

/** Staff number of the acting officer; empty while nobody is known. Keys drafts and views kept for a person. */
export function useStaffNo(): string {
  return useSession().data?.officer?.staffNo ?? '';
}
