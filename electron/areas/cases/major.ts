import { refuse } from '#shared/messages/index.ts';
import { majorTriggers } from '#shared/rules/emergency.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { figure } from '#shared/rules/rulePack.ts';
import { TRIGGER_WORD } from '#shared/rules/tables/words.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { difference, recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { caseAt, HEADS } from './fields.ts';
import { addMissingFollowUps } from './followUps.ts';
import { caseLabel, type Trigger } from './line.ts';
import { MAY_PRECEDE_START } from './nodes.ts';
import { NODE_COLUMN, timesOf } from './record.ts';
import { addEvent, insertMajor, majorOf, updateMajor } from './repository/major.ts';
import { triggersNow } from './triggers.ts';

/** Starts the emergency of a major case at the earliest report. The triggers are found from the figures; without one it cannot start (plan 5.1). */
export const startMajor = write<'cases.startMajor'>(async ({ w, now, actor, services }, { id, t0, headcount, estimateFen, publicOrder, clicks, clicksSource }) => {
  const row = await caseAt(w, id, now, null);
  const known = await majorOf(w, id);
  if (known !== undefined) throw refuse('cases.alreadyMajor', { t0: shanghaiMinute(known.t0) });
  if (t0 > now) throw refuse('cases.timeToCome', { what: '启动时间' }, { field: 't0' });
  if (estimateFen !== null && estimateFen < 0) throw refuse('cases.negativeAmount', { what: '估计金额' }, { field: 'estimateFen' });
  const { pack } = services.rulePacks.on(shanghaiDay(t0));
  const triggers = majorTriggers({ headcount: Math.max(headcount, row.headcount ?? 0), verifiedFen: row.verified_fen, estimateFen, publicOrder, clicks }, pack) as Trigger[];
  if (triggers.length === 0) {
    throw refuse('cases.noTrigger', { headcount: figure(pack, 'major.headcount'), amount: formatYuanPaper(figure(pack, 'major.amountFen')), clicks: figure(pack, 'major.clicks') });
  }
  const columns = { t0, triggers: triggers.join(''), headcount, estimate_fen: estimateFen, public_order: JSON.stringify([...new Set(publicOrder)]), clicks, clicks_source: clicksSource };
  await insertMajor(w, { case_id: id, ...columns });
  const words = triggers.map((digit) => `${digit} ${TRIGGER_WORD[digit] ?? ''}`).join('、');
  await addEvent(w, id, { node: 'start', at: t0, recorded_at: now, staff_no: actor.staffNo, text: `启动重大案件，启动条件 ${words}`, reason: '' });
  await addMissingFollowUps(w, { case_id: id, t0 }, pack);
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, before: { t0: null, triggers: null }, after: { t0, triggers: columns.triggers, major_headcount: headcount, estimate_fen: estimateFen } });
  return {
    value: { triggers },
    entry: { operation: 'cases.startMajor', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `启动重大案件 ${caseLabel(row)}：${shanghaiMinute(t0)}，条件 ${words}`, changes: columns },
    topics: ['cases', 'employers'],
  };
});

/** Changes the figures that the triggers rest on, or corrects a start that was entered wrongly. */
export const editMajor = write<'cases.editMajor'>(async ({ w, now, actor, services }, { id, t0, headcount, estimateFen, publicOrder, clicks, clicksSource, reason, seen }) => {
  const row = await caseAt(w, id, now, null);
  const major = await majorOf(w, id);
  if (major === undefined) throw refuse('cases.notMajor', {});
  if (estimateFen !== null && estimateFen < 0) throw refuse('cases.negativeAmount', { what: '估计金额' }, { field: 'estimateFen' });
  const start = t0 ?? major.t0;
  const stands = { t0: major.t0, headcount: major.headcount, estimateFen: major.estimate_fen, publicOrder: order(JSON.parse(major.public_order) as string[]), clicks: major.clicks, clicksSource: major.clicks_source };
  const wish = { t0: start, headcount, estimateFen, publicOrder: order(publicOrder), clicks, clicksSource };
  await assertSeen(w, '重大案件数据', { kind: 'case', id: String(id) }, { seen: { ...seen, publicOrder: order(seen.publicOrder) }, now: stands, wish });
  if (start > now) throw refuse('cases.timeToCome', { what: '启动时间' }, { field: 't0' });
  for (const [node, at] of Object.entries(timesOf(major))) {
    if (at !== null && at < start && !MAY_PRECEDE_START.has(node) && start !== major.t0) throw refuse('cases.startAfterNode', { node: HEADS[NODE_COLUMN[node as keyof typeof NODE_COLUMN]] ?? node, at: shanghaiMinute(at) }, { field: 't0' });
  }
  const figures = { t0: start, headcount, estimate_fen: estimateFen, public_order: JSON.stringify([...new Set(publicOrder)]), clicks, clicks_source: clicksSource };
  const triggers = triggersNow(row, { ...major, ...figures }, services.rulePacks.on(shanghaiDay(start)).pack);
  const changed = difference({ ...major }, { ...figures, triggers });
  if (Object.keys(changed.after).length === 0) return { value: {}, entry: null, topics: [] };
  await updateMajor(w, id, changed.after);
  const rename = (columns: typeof changed.before): typeof changed.before => Object.fromEntries(Object.entries(columns).map(([column, value]) => [column === 'headcount' ? 'major_headcount' : column, value]));
  const words = { before: rename(changed.before), after: rename(changed.after) };
  const heads = Object.keys(words.after).map((field) => HEADS[field] ?? field).join('、');
  await addEvent(w, id, { node: 'edit', at: null, recorded_at: now, staff_no: actor.staffNo, text: `更正重大案件数据：${heads}`, reason });
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, ...words, reason });
  return {
    value: {},
    entry: { operation: 'cases.editMajor', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `改重大案件 ${caseLabel(row)}：改了${heads}`, reason, changes: words, ...('t0' in words.after ? { override: 'clock' as const } : {}) },
    topics: ['cases', 'employers'],
  };
});

/** Kinds of public order as one value that two screens can be compared by. */
const order = (kinds: readonly string[]): string => [...new Set(kinds)].toSorted().join(' ');
