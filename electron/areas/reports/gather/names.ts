import { paperName } from '#shared/rules/paperName.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { HeadRow } from '../repository/listed.ts';
import { changesSince } from '../repository/history.ts';
import { asAtEnd, type ChangedSince } from './asAtEnd.ts';

/**
 * Names of employers at E as they may stand on a table (domain tables 1.1.2 and W04). The trade name of an individual business is hidden when it holds
 * the operator's name of E or of today. What was renamed since goes to `changed`.
 */
export async function namesAtEnd(reader: Reader, heads: ReadonlyMap<number, HeadRow>, end: number, changed: ChangedSince[]): Promise<Map<number, string>> {
  const known = [...heads.values()].filter((head) => head.created_at < end).map((head) => head.id);
  const changes = await changesSince(reader, 'employer', known, end);
  return new Map([...heads.values()].map((head) => {
    const then = asAtEnd(head, ['name', 'legal_rep', 'unit_type'], changes.get(head.id));
    const name = printed(then.name, [then, head]);
    const now = printed(head.name, [head]);
    const change = name === now ? undefined : changes.get(head.id)?.find((one) => 'name' in one.before);
    if (change !== undefined) changed.push({ label: now, head: '单位名称', atEnd: name, now, on: shanghaiDay(change.at), staffNo: change.staffNo });
    return [head.id, name];
  }));
}

/** A trade name, hidden when any of the given states of the dossier asks for it. */
function printed(name: string, states: readonly HeadRow[]): string {
  const names = states.map((state) => paperName({ uscc: state.uscc, name, unitType: state.unit_type, legalRep: state.legal_rep }));
  return names.find((one) => one !== name) ?? name;
}
