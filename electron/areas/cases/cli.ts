import { refuse } from '#shared/messages/index.ts';
import { isInstantUnit } from '#shared/rules/deadlines/lamp.ts';
import { isoInstant, shanghaiDay } from '#shared/rules/time.ts';
import { filtered, plain, type Plain, type Where } from '#electron/areas/employers/plain.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { allClocks } from './clocks.ts';
import { caseLineOf, majorLimits } from './line.ts';
import { caseOf, triggerDigits } from './record.ts';
import { caseByNumber } from './repository/cases.ts';
import { caseRows } from './repository/list.ts';
import { allMajors } from './repository/major.ts';

const ALL = { patterns: [], open: 'all', majorOnly: false, proposedOnly: false, employerId: null } as const;

/** `list cases`: open ones before closed ones, the newest first. */
export async function listCases(reader: Reader, where: Where, now: number, services: Pick<Services, 'rulePacks'>): Promise<Plain[]> {
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const [{ rows }, majors] = await Promise.all([caseRows(reader, ALL, majorLimits(pack), { now, offset: 0, limit: Number.MAX_SAFE_INTEGER }), allMajors(reader)]);
  return filtered(rows.map((row): Plain => {
    const { id, caseNo, employerId: _, employerName, uscc, filedAt, closedAt, ...rest } = caseLineOf(row, pack);
    const major = majors.get(id);
    return {
      caseNo, uscc, employer: employerName, state: row.state, source: row.source, filedAt: isoInstant(filedAt), closedAt: closedAt === null ? null : isoInstant(closedAt), ...rest,
      t0: major === undefined ? null : isoInstant(major.t0), triggers: major === undefined ? [] : triggerDigits(major.triggers),
    };
  }), where);
}

/** `list deadlines`: every running clock, the most urgent first. */
export async function listDeadlines(reader: Reader, where: Where, now: number, services: Pick<Services, 'rulePacks'>): Promise<Plain[]> {
  const clocks = await allClocks(reader, now, services);
  return filtered(clocks.map((clock): Plain => {
    const { caseId: _, route: __, key: ___, days: ____, about: _____, handler: ______, startAt, dueAt, pausedSince, ...rest } = clock;
    return { ...rest, startAt: isoInstant(startAt), dueAt: isoInstant(dueAt), pausedSince: pausedSince === null ? null : isoInstant(pausedSince), overdue: pausedSince === null && (isInstantUnit(clock.unit) ? now > dueAt : now >= dueAt) };
  }), where);
}

/** `show case NO`. */
export async function showCase(reader: Reader, caseNo: string, now: number, services: Pick<Services, 'rulePacks'>): Promise<Plain> {
  const row = await caseByNumber(reader, caseNo.trim(), now);
  if (row === undefined) throw refuse('ledger.notFound', { what: `编号为 ${caseNo} 的案件` });
  const { line, fields, ...rest } = await caseOf(reader, row.id, now, services);
  return plain({ ...line, source: fields.source, ...rest }) as Plain;
}
