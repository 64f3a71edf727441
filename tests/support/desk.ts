import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { acting, testServices } from './acting.ts';
import { makeLedger } from './ledger.ts';

/** Shanghai time to an instant. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00' : ''}:00+08:00`);

/** A valid fictitious code. */
export function uscc(n: number): string {
  const body = `91990101MA${String(n).padStart(7, '0')}`;
  return body + usccCheckCharacter(body);
}

type Fields = InputOf<'employers.create'>['fields'];

/** Head data with nothing but what is asked for. */
export function head(name: string, code: string, more: Partial<Fields> = {}): Fields {
  return { name, uscc: code, industry: 'construction', streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '', ...more };
}

/** An officer's desk on an empty ledger: the operations of four areas, and a clock that stands until the test moves it. */
export async function makeDesk(now = at('2025-04-01 09:42')) {
  const test = await makeLedger();
  const clock = { now };
  const services = await testServices(test, clock);
  const { ledger } = test;
  return {
    ...test, clock, services, reader: ledger.reader,
    employers: acting('employers', services), wages: acting('wages', services), cases: acting('cases', services),
    intake: acting('intake', services),
    /** Writes rows as an import would, without a journal entry. */
    fill: (statements: readonly string[]) => ledger.transaction(async (w) => {
      for (const statement of statements) await w.run(statement);
      return { commit: true };
    }),
  };
}

export type Desk = Awaited<ReturnType<typeof makeDesk>>;

/** Merges two dossiers as an officer does who looked at the preview just now. */
export async function mergeSeen(employers: Desk['employers'], survivor: number, absorbed: number, reason: string): Promise<{ mergeId: number }> {
  const { versions } = await employers('previewMerge', { survivor, absorbed });
  return employers('merge', { survivor, absorbed, reason, seen: versions });
}
