import type { z } from 'zod';
import type { lookLine } from '#shared/contract/identities.ts';
import { refuse } from '#shared/messages/index.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { read, write } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { allLooks, countLooks, countUnnoted, looksUnder, noteUpTo, type LookRow } from './repository/looks.ts';
import { personsUnder } from './repository/persons.ts';
import { correctionsUnder } from './correct.ts';
import { masksFor } from './masks.ts';
import { handles, lookerOf, standingOf, type LookSubject, type Standing } from './standing.ts';

const LOOKERS = 100;

/** Who stands behind a record: pseudonyms and masks, what the one who asks may see of each, and who has looked. A grid worker sees whom it entered itself. */
export const persons = read<'identities.persons'>(async ({ reader, services, now }, { subject }) => {
  const actor = services.actor();
  const keeper = services.vaultKeeper();
  const standing = await standingOf(reader, subject, now);
  if ((await handles(reader, standing, actor.staffNo)) === 'recused') throw refuse('people.mayNot', { why: '您在本案回避，不能查阅当事人；请由大队长另行指定的人员办理。' });
  const under = await personsUnder(reader, subject);
  const rows = new Map(under.map((row) => [row.id, row]));
  const corrected = await correctionsUnder(reader, subject, under);
  const masks = await masksFor({ reader, services, now }, subject);
  const verdictOf = await lookerOf(reader, actor, standing, now);
  const supervises = may(actor, 'identities.looks');
  const mine = masks.filter((one) => may(actor, 'cases.case') || one.enteredBy === actor.staffNo);
  const lines = mine.map((one) => {
    const row = rows.get(one.personId);
    const verdict = row === undefined ? { allowed: false as const, why: '' } : verdictOf(row);
    const corrections = corrected.filter((line) => line.personId === one.personId).map(({ personId: _, ...line }) => ({ ...line, fields: [...line.fields] }));
    return { ...one, corrections, look: verdict.allowed ? { allowed: true, why: '', confirm: verdict.confirm } : { allowed: false, why: verdict.why, confirm: false } };
  });
  return {
    vault: keeper.standing, persons: lines, supervises,
    lookers: await lookersOf(reader, standing, supervises),
    grants: supervises ? standing.grants.map((grant) => ({ id: grant.id, staffNo: grant.staff_no, name: grant.name, at: grant.at, reason: grant.reason })) : [],
  };
});

/** 查看记录, for the captain. */
export const looks = read<'identities.looks'>(async ({ reader, services, now }, { subject, offset, limit }) => {
  const rows = subject === null ? await allLooks(reader, { offset, limit }) : await looksUnder(reader, subject, { offset, limit });
  const labels = new Map<string, string>();
  for (const row of rows) {
    const key = `${row.subject_kind} ${row.subject_id}`;
    if (!labels.has(key)) labels.set(key, await labelOf(reader, { kind: row.subject_kind as LookSubject['kind'], id: row.subject_id }, now));
  }
  return {
    total: await countLooks(reader, subject), unnoted: await countUnnoted(reader, services.actor().staffNo),
    rows: rows.map((row) => lineOf(row, labels.get(`${row.subject_kind} ${row.subject_id}`) ?? '', true)),
  };
});

/** The captain has taken note of what others looked at. */
export const noteLooks = write<'identities.noteLooks'>(async ({ w, actor, now }, { upTo }) => {
  const noted = await noteUpTo(w, upTo, actor.staffNo, now);
  return {
    value: { noted },
    entry: noted === 0 ? null : { operation: 'identities.noteLooks', subject: { kind: 'look', id: String(upTo), label: '身份查看记录' }, summary: `阅知 ${noted} 次身份查看`, changes: { upTo, noted } },
    topics: ['identities', 'journal'],
  };
});

/** Who has looked at a record, the newest first; reasons for whoever supervises. */
export async function lookersOf(reader: Reader, standing: Standing, withReason: boolean): Promise<z.infer<typeof lookLine>[]> {
  return (await looksUnder(reader, standing.subject, { offset: 0, limit: LOOKERS })).map((row) => lineOf(row, standing.label, withReason));
}

async function labelOf(reader: Reader, subject: LookSubject, now: number): Promise<string> {
  return standingOf(reader, subject, now).then((standing) => standing.label, () => '');
}

function lineOf(row: LookRow, subjectLabel: string, withReason: boolean): z.infer<typeof lookLine> {
  return {
    id: row.id, at: row.at, staffNo: row.staff_no, name: row.name, post: row.post, pseudonym: row.pseudonym, subject: { kind: row.subject_kind as LookSubject['kind'], id: row.subject_id }, subjectLabel, paper: row.paper,
    shownUntil: row.shown_until, reason: withReason ? row.reason : '', notedAt: row.noted_at,
  };
}

function may(actor: Actor, operation: 'identities.looks' | 'cases.case'): boolean {
  const deputyFor = (actor.deputyFor ?? []).filter(isPost);
  return mayRun(operation, { posts: actor.posts.filter(isPost).filter((post) => !deputyFor.includes(post)), deputyFor }, 'none').allowed;
}

