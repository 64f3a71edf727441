import { refuse } from '#shared/messages/index.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { write, type WriteContext } from '#electron/areas/operation.ts';
import type { Outcome } from '#electron/ledger/ledger.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { reckonEmployers } from './reckon.ts';
import { addEvent, lastTreatment, saveTreatment } from './repository/alerts.ts';
import { alertById, type BoardRow } from './repository/board.ts';
import { assertClosable, stateAfter, type Step } from './treatment.ts';
import { CLOSE_WORD, KIND_WORD, STATE_WORD } from './words.ts';

interface StepArgs { readonly id: number; readonly rowVersion: number; readonly note: string; readonly reason?: string }

export const treat = write<'wages.treat'>((ctx, args) => take(ctx, 'treat', args));
export const verify = write<'wages.verify'>((ctx, args) => take(ctx, 'verify', args));
export const close = write<'wages.close'>((ctx, args) => take(ctx, 'close', args));
export const reopen = write<'wages.reopen'>((ctx, args) => take(ctx, 'reopen', args));

/** One step of an alert's treatment. The note stays with the alert; the journal names only employer, kind and step. */
async function take({ w, now, actor, services }: WriteContext, step: Step, { id, rowVersion, note, reason = '' }: StepArgs): Promise<Outcome<{ rowVersion: number }>> {
  const row = await alertById(w, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这条预警' });
  if (row.row_version !== rowVersion) {
    throw refuse('ledger.changedMeanwhile', { what: '这条预警' }, { data: { rowVersion: row.row_version, standing: STATE_WORD[row.state], ...(await lastTreatment(w, id)) } });
  }
  const state = stateAfter(step, row.state);
  if (step === 'close') assertClosable({ holds: row.ended_on === '' }, reason, note);
  const dismissed = step === 'close' && row.ended_on === '';
  const change = { before: { state: row.state, handler: row.handler, close_reason: row.close_reason }, after: { state, handler: step === 'treat' ? actor.staffNo : row.handler, close_reason: step === 'close' ? reason : '' } };
  await saveTreatment(w, id, change.after);
  await addEvent(w, id, now, actor.staffNo, step === 'treat' && row.state === 'treating' ? 'note' : step, step === 'close' ? [CLOSE_WORD[reason] ?? reason, note].filter((text) => text !== '').join('：') : note);
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'alert', id: String(id), employerId: row.employer_id, ...change });
  // An alert that an officer closed no longer raises what lists show, and one that was opened again does.
  await reckonEmployers(w, { employerIds: [row.employer_id] }, now, services.rulePacks.on(shanghaiDay(now)).pack, { keepMonth: true });
  const label = labelOf(row);
  return {
    value: { rowVersion: (await alertById(w, id))?.row_version ?? rowVersion + 1 },
    entry: { operation: `wages.${step}`, subject: { kind: 'alert', id: String(id), label }, summary: `${label}：${STATE_WORD[row.state]}→${STATE_WORD[state]}${step === 'close' ? `（${CLOSE_WORD[reason] ?? reason}）` : ''}`, changes: change, ...(dismissed ? { override: 'rule' as const, reason: `条件仍然成立时销号：${CLOSE_WORD[reason] ?? reason}` } : {}) },
    topics: ['alerts', 'employers'],
  };
}

function labelOf(row: BoardRow): string {
  return `${KIND_WORD[row.kind]} ${paperName({ uscc: row.uscc, name: row.employer_name, unitType: row.unit_type, legalRep: row.legal_rep })} ${row.from_day}`;
}
