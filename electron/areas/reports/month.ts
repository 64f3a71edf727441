import type { OutputOf } from '#shared/contract/index.ts';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { addMonths, monthOf } from '#shared/rules/time.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { read } from '../operation.ts';
import { checkList } from './checks/list.ts';
import { draftOf } from './draft/store.ts';
import { TABLES } from './draft/types.ts';
import { dueOf } from './due.ts';
import { earlierMonths } from './lateMonths.ts';
import { monthsToRecheck } from './recheck.ts';
import { allFrozenMonths, monthsWithData } from './repository/checks.ts';
import { submittedMonths } from './repository/submissions.ts';
import { revisionLine, sendingNow, wayOf } from './revisions.ts';
import { stateOf, type TableState } from './states.ts';

type Line = OutputOf<'reports.month'>['tables'][number];

const MONTHS_SHOWN = 24;

/** Both tables' way from draft to receipt, late data of the months before, and later months that a re-issue asks to be looked at again. */
export const month = read<'reports.month'>(async (ctx, { month: asked }) => {
  const { reader, ledger, services, now } = ctx;
  const [draft, meta, earlier, sending] = [await draftOf(ledger, services, asked), await readMeta(reader), await earlierMonths(ctx, asked), sendingNow(services)];
  const tables: Line[] = [];
  for (const table of TABLES) {
    const state = await stateOf(reader, draft, table);
    const items = await checkList(ctx, draft, table, earlier);
    const head = state.latest?.head;
    tables.push({
      table, title: TABLE_WORD[table], serial: state.state === 'approved' && head !== undefined ? head.serial : tableSerial(meta.districtCode, table, asked, state.next), state: state.state, step: stepWord(state),
      rows: state.draft.exact.rows.length, checksOk: items.filter((item) => item.ok).length, checks: items.length, outbox: head === undefined ? null : wayOf(head, sending), latest: head === undefined ? null : revisionLine(head, sending),
    });
  }
  const pending = earlier.pending === 0 ? [] : [{ month: addMonths(asked, -1), text: `另有 ${earlier.pending} 个月正在与现有数据核对`, reissue: false, why: [] }];
  return {
    month: asked, months: await months(ctx, now), ...dueOf(services.rulePacks, asked), tables, lateData: [...earlier.lines.map((line) => ({ ...line, why: [...line.why] })), ...pending],
    recheck: (await monthsToRecheck(reader)).filter((found) => found.month > asked),
  };
});

/** What is to be done next, and by whom. */
function stepWord({ state, stale, returned, latest }: TableState): string {
  if (state === 'submitted') return '等大队长批准';
  if (stale) return '核对后数据有变，C岗重新核对';
  if (returned !== undefined) return '大队长已退回，C岗重新核对';
  if (state === 'changed-since') return '批准后数据有变，需要时更正';
  if (state === 'draft') return 'C岗核对';
  return latest?.head.outbox_state === 'delivered' ? '支队已签收' : '等支队签收';
}

/** Months that have something to show, newest first: frozen, submitted, with data, and the last one that is over. */
async function months({ reader }: Parameters<typeof earlierMonths>[0], now: number): Promise<string[]> {
  const found = [await allFrozenMonths(reader), await submittedMonths(reader), await monthsWithData(reader, MONTHS_SHOWN), [addMonths(monthOf(now), -1)]].flat();
  return [...new Set(found)].sort().reverse();
}
