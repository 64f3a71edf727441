import type { MajorRow, MajorTotals, WageRow, WageSummary } from '#shared/rules/tables/types.ts';
import { EDITION_WORD, REASON_WORD, TABLE_WORD } from '#shared/rules/tables/words.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { TableDocument } from './document.ts';
import type { Block, Paper } from '../model.ts';
import { majorCaseBlocks } from './majorCases.ts';
import { wageRiskBlocks } from './wageRisk.ts';

export { TABLE_WORD as TABLE_TITLE } from '#shared/rules/tables/words.ts';

/**
 * D38 / D39 as a paper: A4 landscape, 20 mm all round (documents 1.1). A frozen revision bears its serial and the digest of its canonical content;
 * a draft says so in its title and bears no serial. A correction says `V n 更正`, which one it supersedes and why.
 */
export function tablePaper(document: TableDocument): Paper {
  const title = TABLE_WORD[document.table];
  const stamp = document.draft ? '（草稿）' : document.supersedes === null ? '' : `（V${document.revision} 更正）`;
  const blocks: Block[] = [
    { kind: 'title', sizePt: 20, lines: [`${title}${stamp}`] },
    { kind: 'gap', mm: 2 },
    ...headLines(document).map((text): Block => ({ kind: 'text', align: 'left', text })),
    ...(document.supersedes === null || document.draft ? [] : [{ kind: 'text', align: 'left', text: `本表更正并代替 V${document.supersedes}，原因：${(REASON_WORD as Readonly<Record<string, string>>)[document.reasonCode ?? ''] ?? document.reasonCode ?? ''}。` } as const]),
    ...(document.table === 'wage-risk'
      ? wageRiskBlocks(document.rows as WageRow[], document.totals as unknown as WageSummary, (code) => document.streetNames[code] ?? code)
      : majorCaseBlocks(document.rows as MajorRow[], document.totals as unknown as MajorTotals)),
    { kind: 'gap', mm: 3 },
    { kind: 'text', align: 'left', text: signatures(document) },
  ];
  return {
    name: tableFileName(document),
    page: { landscape: true, margins: [20, 20, 20, 20], tablePt: 8.5, textPt: 10 },
    blocks,
    footLeft: document.draft ? '草稿，未经批准，不得报送' : document.serial,
    footRight: `摘要 SHA-256 ${document.digest}`,
  };
}

/** File name without its extension: `990101-QX-202503-V1-上报版`, drafts `…-草稿-上报版`. */
export function tableFileName(document: TableDocument): string {
  const code = document.table === 'wage-risk' ? 'QX' : 'ZD';
  const base = document.draft ? `${document.districtCode}-${code}-${document.month.replace('-', '')}-草稿` : document.serial;
  return `${base}-${EDITION_WORD[document.edition]}`;
}

export function headLines(document: TableDocument): string[] {
  const [year = '', month = ''] = document.month.split('-');
  return [
    [`填报单位：${document.districtName}（${document.districtCode}）`, `报表月份：${year} 年 ${Number(month)} 月`, ...(document.draft ? [] : [`编号：${document.serial}`]), EDITION_WORD[document.edition]].join('　　'),
    [`规则包：${document.rulePack}${document.rulePackExpired ? '（已过计划期，沿用）' : ''}`, '金额单位：元'].join('　　'),
  ];
}

export function signatures(document: TableDocument): string {
  if (document.draft) return '填报：　　　　　　　　核对：　　　　　　　　大队长：　　　　　　　　（草稿，批准后冻结）';
  return [`核对：${postWord(document.preparedBy)}`, `批准：${postWord(document.approvedBy)}`, `批准时间：${document.approvedAt === null ? '—' : shanghaiMinute(document.approvedAt)}`].join('　　　　');
}

/** `captain 0001` → `大队长 0001`: posts and staff numbers stand for officers, never names. */
function postWord(text: string): string {
  return text.replace('enforcementTracker', 'C岗').replace('captain', '大队长');
}
