import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { isAlertLevel } from '#shared/rules/tables/runs.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { previousRuns } from '#electron/areas/reports/gather/runs.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import { alertFactsOf, missingIn, shownMonth } from '#electron/areas/wages/reads.ts';
import { kindName } from './importNames.ts';
import { dossierAccounts, dossierAlert, dossierCase, dossierCourt, insuranceMonths } from './dossierParts.ts';
import { fieldsOf } from './fields.ts';
import * as rows from './repository/dossier.ts';
import { employerById, employersWithCode } from './repository/head.ts';
import { familyOf } from './repository/history.ts';
import { tagsOf } from './repository/lines.ts';

/** 一户一档: everything that hangs on one employer, in one fixed set of queries. */
export const dossier = read<'employers.dossier'>(async ({ reader, now, services }, { id }) => dossierOf(reader, id, now, services, await recusedFrom(reader, 'case', services.actor().staffNo)));

/** `recused`: cases from which whoever sees it is recused. */
export async function dossierOf(reader: Reader, id: number, now: number, services: Pick<Services, 'rulePacks'>, recused: ReadonlySet<number> = new Set()): Promise<OutputOf<'employers.dossier'>> {
  const head = await employerById(reader, id);
  if (head === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const [month, family] = await Promise.all([shownMonth(reader, now), familyOf(reader, id)]);
  const survivor = head.merged_into === null ? undefined : await employerById(reader, head.merged_into);
  const [level, tags, facts, accounts, insurance, headcounts, court, checked, cases, alerts, tables, runs, batches, grid, merges, sameCode] = await Promise.all([
    rows.levelRow(reader, id), tagsOf(reader, [id]), alertFactsOf(reader, id, month, now), rows.accountRows(reader, id), rows.insuranceRows(reader, id), rows.headcountRows(reader, id), rows.courtRows(reader, id),
    rows.courtCheckedUntil(reader), rows.caseRows(reader, id, now), rows.alertRows(reader, id), rows.tableRows(reader, family), previousRuns(reader, month, [id]), rows.batchRows(reader, family),
    rows.gridRows(reader, id), rows.mergeRows(reader, id), employersWithCode(reader, head.uscc),
  ]);
  const duplicates = head.merged_into === null ? sameCode.filter((other) => other.id !== id) : [];
  const shown = level?.alert_level ?? 'none';
  return {
    id, rowVersion: head.row_version, tempNo: head.temp_no, fields: fieldsOf(head), status: head.status, tags: tags.get(id) ?? [], streetName: level?.street ?? head.street_code,
    duplicateCode: duplicates.length > 0 || head.duplicate_code === 1, mergedInto: survivor === undefined ? null : { id: survivor.id, name: survivor.name },
    absorbed: merges.map((merge, index) => ({ mergeId: merge.merge_id, id: merge.id, name: merge.name, code: merge.uscc || merge.temp_no, at: merge.at, undoable: index === 0 && head.merged_into === null })),
    duplicates: duplicates.map((other) => ({ id: other.id, name: other.name, code: other.uscc || other.temp_no })),
    level: shown, referenceMonth: month, run: isAlertLevel(shown) ? (runs.get(id) ?? 0) + 1 : 0, missing: missingIn(facts, month, pack),
    accounts: dossierAccounts(accounts, facts, month, pack),
    insurance: insuranceMonths(insurance, month), headcounts, court: court.map(dossierCourt), courtCheckedUntil: checked, cases: cases.map((row) => dossierCase(row, recused)),
    alerts: alerts.map(dossierAlert),
    tables: tables.map((row) => ({ table: row.table_name, month: row.month, revision: row.revision, row: row.row_no, level: row.level, delivered: row.delivered === 1 })),
    imports: batches.map((row) => ({ batchId: row.id, kind: kindName(row.kind), fileName: row.file_name, at: row.at, staffNo: row.staff_no, takenBack: row.state === 'taken-back' })),
    gridReports: grid.map((row) => ({ reportNo: row.report_no, collectedAt: row.collected_at, change: row.change, headcount: row.headcount, note: row.note })),
  };
}
