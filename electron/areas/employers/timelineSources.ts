import type { z } from 'zod';
import type { timelineEntry } from '#shared/contract/employers.ts';
import { paymentWord } from '#shared/rules/cases/vocabulary.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { dayStart, monthWindow } from '#shared/rules/time.ts';
import { actionWord, KIND_WORD } from '#electron/areas/wages/words.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { RECUSED_WORD } from './dossierParts.ts';
import { changesOf } from './history.ts';
import { kindName } from './importNames.ts';
import { batchRows } from './repository/dossier.ts';
import { streetNames } from './repository/list.ts';
import * as events from './repository/timeline.ts';
import type { Page } from './repository/timeline.ts';

export type Entry = z.infer<typeof timelineEntry>;
export type EntryKind = Entry['kind'];
type Source = (reader: Reader, page: Page) => Promise<Entry[]>;

const entry = (kind: EntryKind, at: number, text: string, detail = '', actor = ''): Entry => ({ kind, at, text, detail, actor });
/** Revisions name a post and a staff number, as the city sees them: `captain 0001`. */
const signatory = (text: string): string => text.replace(/^captain /, '大队长 ');
const byWhom = (staffNo: string): string => (staffNo === 'system' ? '系统' : staffNo);

/** What each kind of entry is made from. */
export const SOURCES: Readonly<Record<EntryKind, readonly Source[]>> = {
  head: [
    async (reader, page) => {
      const streets = await streetNames(reader);
      return (await events.headChanges(reader, page)).map((row) => {
        const changes = changesOf(JSON.parse(row.before_json) as Record<string, string | number | null>, JSON.parse(row.after_json) as Record<string, string | number | null>, streets);
        return entry('head', row.at, headText(row, changes), row.file_name ?? row.reason, byWhom(row.staff_no));
      });
    },
  ],
  data: [
    async (reader, page) => (await events.balances(reader, page)).map((row) => entry('data', row.at, `专户余额 ${formatYuanPaper(row.fen)} 元`, [`专户 ${row.account_no}`, row.file_name ?? ''].filter((text) => text !== '').join('　'))),
    async (reader, page) => (await events.accountEvents(reader, page)).map((row) => entry('data', row.at, `工资专户 ${row.account_no} ${row.closed === 1 ? '销户' : '开户'}`, row.project)),
    async (reader, page) => (await events.gridReports(reader, page)).map((row) => entry('data', row.at, `网格采集${row.change === '' ? '' : `：${row.change}`}${row.headcount === null ? '' : `，职工 ${row.headcount} 人`}`, row.report_no)),
    async (reader, page) => (await events.uninsuredMonths(reader, page.family)).map((row) => entry('data', monthWindow(row.month).end - 1, `${row.month} 未参保 ${row.uninsured} 人`)),
    async (reader, page) => (await events.headcountDays(reader, page.family)).map((row) => entry('data', dayStart(row.day), `职工 ${row.headcount} 人`, row.source)),
  ],
  case: [
    async (reader, page) => (await events.caseEvents(reader, page)).map((row) => entry('case', row.at, `${row.case_no} ${{ filed: '立案', closed: '结案', major: '启动重大案件' }[row.what]}`, row.recused === 1 ? RECUSED_WORD : row.cause)),
    async (reader, page) => (await events.nodeEvents(reader, page)).map((row) => entry('case', row.at, row.text, row.case_no, byWhom(row.staff_no))),
  ],
  payment: [
    async (reader, page) => (await events.paymentEvents(reader, page)).map((row) => entry('payment', row.at, `${row.fen < 0 ? '退回' : '支付'}${paymentWord(row.kind)} ${formatYuanPaper(Math.abs(row.fen))} 元`, `${row.case_no}　凭证 ${row.voucher}`)),
  ],
  alert: [
    async (reader, page) => (await events.alertEvents(reader, page)).map((row) => entry('alert', row.at, `${KIND_WORD[row.kind]} ${actionWord(row.action)}`, row.note === '' ? row.subject : row.note, byWhom(row.staff_no))),
  ],
  court: [
    async (reader, page) => (await events.courtEvents(reader, page)).map((row) => entry('court', row.at, `被执行人记录 ${{ listed: '列入', ended: '结束', confirmed: '已核实', denied: '核实为不是本单位' }[row.what]}`, [row.case_no, row.court].filter((text) => text !== '').join('　'), row.staff_no)),
  ],
  table: [
    async (reader, page) => (await events.tableEvents(reader, page)).map((row) => entry('table', row.at, `列入${TABLE_WORD[row.table_name]} ${row.month} 第 ${row.row_no} 行`, `第 ${row.revision} 版`, signatory(row.approved_by))),
  ],
  import: [
    async (reader, page) => (await batchRows(reader, page.family)).map((row) => entry('import', row.at, `导入${kindName(row.kind)}${row.state === 'taken-back' ? '（已撤回）' : ''}`, row.file_name, row.staff_no)),
  ],
};

function headText(row: events.HeadChange, changes: readonly { head: string; old: string | null; new: string | null }[]): string {
  if (row.before_json === '{}') return '建立档案';
  if (row.operation === 'employers.merge') return '合并档案';
  if (row.operation === 'employers.undoMerge') return '撤销合并';
  const [first, second] = changes;
  if (first === undefined) return '档案有变动';
  const shown = first.old === null ? `${first.head} ${first.new ?? '（空）'}` : `${first.head} ${first.old} → ${first.new ?? '（空）'}`;
  return second === undefined ? shown : `${shown} 等 ${changes.length} 项`;
}
