import type { Value } from '../driver.ts';
import type { Row } from './scan.ts';

/** Tables whose rows nobody entered: search index, reckoned levels, keys, settings, bookkeeping of the product. */
const NOT_LISTED = /^(schema_migrations|ledger_meta|settings|device_keys|city_keys|employer_levels|employer_search.*|removed_records|record_changes|journal_anchors|override_readings|clock_acknowledgements|vault_.*|data_keys.*|frozen_files|.*_search(_.*)?)$/;
export const isListed = (table: string): boolean => !NOT_LISTED.test(table);

/** Columns that say nothing to whoever enters a row again. */
const NOT_SHOWN = /^(rowid|row_version|batch_id|pinyin|initials|password_hash|failures|locked_until|changes_digest|previous|digest|.*_hash|jws|jws_digest|receipt_jws|payload|content|media|uuid|sha256|body_sha256|persons|evidence_json|moved_json)$/;

const COLUMN_WORD: Readonly<Record<string, string>> = {
  id: '编号', name: '名称', uscc: '统一社会信用代码', temp_no: '临时编号', industry: '行业', street_code: '街道', unit_type: '单位类型', address: '地址', legal_rep: '法定代表人', phone: '电话', headcount: '人数', opened_on: '成立日期', status: '状态', state: '状态',
  employer_id: '单位编号', case_id: '案件编号', account_id: '专户编号', case_no: '案号', cause: '案由', source: '来源', filed_at: '立案时间', closed_at: '结案时间', handler: '经办人', kind: '种类', paid_at: '支付时间', voucher: '凭证号', fen: '金额', verified_fen: '核实金额',
  account_no: '专户账号', project: '项目', bank: '开户行', month: '月份', payable_fen: '应付', paid_fen: '实付', as_of: '截至', at: '时间', day: '日期', staff_no: '工号', summary: '内容', reason: '理由', note: '备注', text: '内容', action: '动作', operation: '操作', subject_label: '对象', subject_kind: '对象种类', subject_id: '对象编号',
  code: '代码', seq: '序号', receipt_no: '收件编号', channel: '渠道', claims: '诉求', amount_fen: '金额', label: '标题', number: '文号', file_name: '文件', posts: '岗位', tag: '标签', employed: '用工', uninsured: '未参保', court: '法院', debtor_name: '被执行人', from_day: '起', until_day: '止', serial: '编号', table_name: '表', title: '名称', size: '字节数', attached_at: '附上时间', attached_by: '附上人', removed_at: '撤下时间', removed_by: '撤下人', removed_reason: '撤下理由',
};

/** A row as one line that a person can read and enter again. Sealed values stay sealed. */
export function rowWords(row: Row): string {
  return Object.entries(row).filter(([column, value]) => !NOT_SHOWN.test(column) && value !== null && value !== '').map(([column, value]) => `${COLUMN_WORD[column] ?? column}：${valueWords(column, value)}`).join('；');
}

function valueWords(column: string, value: Value): string {
  if (value instanceof Uint8Array) return '（密封）';
  if (typeof value === 'number' && /(^|_)fen$/.test(column)) return `${(value / 100).toFixed(2)} 元`;
  if (typeof value === 'number' && (column.endsWith('_at') || column === 'at' || column === 'as_of' || column === 't0') && value > 1e11) return new Date(value + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const text = String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
