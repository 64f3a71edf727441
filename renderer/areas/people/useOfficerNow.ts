import { useEffect, useEffectEvent } from 'react';
import { z } from 'zod';
import type { Failure } from '#shared/contract/envelope.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead } from '#renderer/bridge/index.ts';

type Officer = OutputOf<'people.officers'>['officers'][number];

const who = z.object({ rowVersion: z.number(), staffNo: z.string().catch(''), at: z.number().nullable().catch(null) });

/** The account as it stands now, after a change was refused because somebody else was faster; null otherwise, or while it is being read. */
export function useOfficerNow(seen: Officer, failure: Failure | null): { readonly officer: Officer; readonly by: string; readonly at: number | null } | null {
  const told = failure?.code === 'ledger.changedMeanwhile' ? who.safeParse(failure.data).data : undefined;
  const found = useRead('people.officers', {});
  const reread = useEffectEvent(() => found.again());
  const asked = told !== undefined;
  // Another program may have changed the account without this window being told.
  useEffect(() => { if (asked) reread(); }, [asked]);
  const now = found.data?.officers.find((one) => one.staffNo === seen.staffNo);
  return told === undefined || now === undefined || now.rowVersion === seen.rowVersion ? null : { officer: now, by: told.staffNo, at: told.at };
}
