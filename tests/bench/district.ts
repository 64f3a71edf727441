import { pinyin } from 'pinyin-pro';
import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { addMonths, monthWindow } from '#shared/rules/time.ts';

/** Size of a generated ledger. `months` of history end with `lastMonth`. */
export interface DistrictSize { readonly employers: number; readonly accounts: number; readonly months: number; readonly cases: number; readonly lastMonth: string }

export const FULL: DistrictSize = { employers: 100_000, accounts: 16_667, months: 12, cases: 20_000, lastMonth: '2026-10' };

const BRANDS = ['宏泰', '鑫盛', '恒安', '永兴', '瑞丰', '金桥', '长乐', '重山', '百川', '同心', '华昌', '正业', '天成', '福源', '嘉禾', '远航', '中启', '德润', '广厦', '新城', '银杏', '东篱', '云帆', '安居', '大禹', '万合', '立信', '锦绣', '盛世', '祥瑞', '汇众', '启明'];
const KINDS: readonly (readonly [string, string, string])[] = [
  ['construction', '建筑', '建筑工程有限公司'], ['construction', '建筑', '装饰工程有限公司'], ['catering', '餐饮', '餐饮管理有限公司'], ['platform', '平台', '网络科技有限公司'], ['dispatch', '劳务派遣', '劳务派遣有限公司'],
  ['other', '其他', '服装有限公司'], ['other', '其他', '电子有限公司'], ['other', '其他', '物业服务有限公司'], ['other', '其他', '商贸有限公司'], ['other', '其他', '机械制造有限公司'],
];

export interface GeneratedEmployer { readonly uscc: string; readonly name: string; readonly industry: string; readonly industryWord: string; readonly street: string; readonly headcount: number }

/** Employers with distinct names and valid codes; the same number always gives the same ones. */
export function generatedEmployer(i: number): GeneratedEmployer {
  const [industry = 'other', industryWord = '其他', suffix = ''] = KINDS[i % KINDS.length] ?? [];
  const brand = `${BRANDS[i % 32] ?? ''}${BRANDS[Math.floor(i / 32) % 32] ?? ''}${BRANDS[Math.floor(i / 1024) % 32] ?? ''}${i >= 32_768 ? BRANDS[(i * 7) % 32] ?? '' : ''}`;
  const body = `91990101MA${(i + 1_000_000).toString().padStart(7, '0')}`;
  return { uscc: body + usccCheckCharacter(body), name: `${brand}${suffix}`, industry, industryWord, street: `99010100${1 + (i % 6)}`, headcount: 3 + ((i * 37) % 280) };
}

/** Fills an empty ledger with a district of the given size. Facts only: levels and alerts are reckoned by the product. */
export async function fillDistrict(ledger: Ledger, size: DistrictSize): Promise<void> {
  const months = Array.from({ length: size.months }, (_, i) => addMonths(size.lastMonth, i - size.months + 1));
  await ledger.exclusively(async (w) => {
    await w.run('BEGIN');
    await employers(w, size, months[0] ?? size.lastMonth);
    await accounts(w, size, months);
    await insurance(w, size, months);
    await cases(w, size);
    await frozenTables(w, months.slice(0, -1), size);
    await w.run('COMMIT');
    await w.run('ANALYZE');
  });
}

async function employers(w: Writer, size: DistrictSize, insuredSince: string): Promise<void> {
  await inBatches(size.employers, 5000, async (numbers) => {
    const rows = numbers.map((i) => {
      const e = generatedEmployer(i);
      const syllables = pinyin(e.name, { toneType: 'none', type: 'array' });
      return [i + 1, e.uscc, e.name, syllables.join(''), syllables.map((s) => s[0] ?? '').join(''), e.industry, e.street, e.headcount];
    });
    await w.run(
      `INSERT INTO employers (id, uscc, name, pinyin, initials, industry, street_code, headcount, headcount_on, insurance_from, created_at, created_by, updated_at)
       SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'),
              json_extract(value, '$[7]'), '2026-09-15', ?, 0, '0001', 0 FROM json_each(?)`,
      [insuredSince, JSON.stringify(rows)],
    );
  });
  await w.run(`INSERT INTO headcounts (employer_id, day, headcount, source) SELECT id, '2026-09-15', headcount, '生成' FROM employers`);
}

async function accounts(w: Writer, size: DistrictSize, months: readonly string[]): Promise<void> {
  await w.run(
    `INSERT INTO wage_accounts (id, account_no, employer_id, project, opened_at)
     WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) SELECT i + 1, printf('ZH%06d', i), 1 + (i * 6) % ?, '项目' || i, 1500000000000 FROM n`,
    [size.accounts, size.employers],
  );
  for (const month of months) {
    const end = monthWindow(month).end;
    await w.run(`INSERT INTO payroll_months (account_id, month, payable_fen) SELECT id, ?, 5000000 + (id * 7919) % 40000000 FROM wage_accounts WHERE id % 41 <> 7`, [month]);
    await w.run(`INSERT INTO balances (account_id, as_of, fen) SELECT id, ?, (5000000 + (id * 7919) % 40000000) * (CASE WHEN id % 23 = 5 THEN 1 ELSE 2 END) FROM wage_accounts WHERE id % 53 <> 11`, [end - 21_600_000]);
  }
}

async function insurance(w: Writer, size: DistrictSize, months: readonly string[]): Promise<void> {
  for (const month of months) {
    await w.run(`INSERT INTO insurance_months (month, employer_id, employed, uninsured) SELECT ?, id, headcount, CASE WHEN id % 97 = 3 THEN 2 ELSE 0 END FROM employers WHERE id <= ?`, [month, size.employers]);
  }
}

async function cases(w: Writer, size: DistrictSize): Promise<void> {
  const { start, end } = monthWindow(size.lastMonth);
  await w.run(
    `INSERT INTO cases (id, case_no, employer_id, cause, filed_at, closed_at, verified_fen, headcount, unpaid_headcount, is_arrears, created_at)
     WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
     SELECT i + 1, '清人社监立字〔2026〕第' || (i + 1) || '号', 1 + (i * 31) % ?, '拖欠工资', ? - (i % 300) * 86400000, CASE WHEN i % 3 = 0 THEN NULL ELSE ? - (i % 200) * 86400000 END, 100000 + (i * 7919) % 20000000, 2 + i % 30, 1 + i % 12, 1, 0 FROM n`,
    [size.cases, size.employers, end - 86_400_000, start],
  );
  await w.run(`INSERT INTO payments (case_id, paid_at, voucher, kind, fen) SELECT id, ? + (id % 25) * 86400000, 'PZ' || id, 'wage', verified_fen / 3 FROM cases WHERE id % 2 = 0`, [start]);
  await w.run(`INSERT INTO major_cases (case_id, t0, triggers, headcount, brigade_at, police_at) SELECT id, filed_at, '1', 30, filed_at + 600000, filed_at + 1200000 FROM cases WHERE id % 100 = 1`);
  await w.run(
    `INSERT INTO court_records (case_no, debtor_name, uscc, listed_at, employer_id, matched_by, confirmed) SELECT '（2026）执' || id, name, uscc, ?, id, 'code', 1 FROM employers WHERE id % 500 = 9`, [start - 86_400_000],
  );
}

/** Earlier months as frozen tables, so that W18 has a past to read. */
async function frozenTables(w: Writer, months: readonly string[], size: DistrictSize): Promise<void> {
  for (const month of months) {
    const id = await w.insert('report_revisions', {
      table_name: 'wage-risk', month, revision: 1, serial: `990101-QX-${month.replace('-', '')}-V1`, payload: '{}', payload_sha256: '0', public_json: '{}', facts_json: '[]', rule_pack: 'bench',
      prepared_by: 'enforcementTracker 0001', approved_by: 'captain 0001', approved_at: monthWindow(month).end + 86_400_000,
    });
    await w.run(
      `INSERT INTO report_rows (revision_id, row_no, row_key, employer_id, level, run) SELECT ?, row_number() OVER (ORDER BY id), uscc, id, CASE WHEN id % 97 = 3 THEN 'orange' ELSE 'yellow' END, 1
       FROM employers WHERE id % 97 = 3 OR id % 138 = 7 LIMIT ?`, [id, size.employers],
    );
  }
}

async function inBatches(total: number, size: number, work: (numbers: number[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < total; from += size) await work(Array.from({ length: Math.min(size, total - from) }, (_, i) => from + i));
}
