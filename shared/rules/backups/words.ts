/** What a person calls the records of a table; null for the product's own books (search index, bookkeeping) that nobody enters. */
const TABLE_WORD: Readonly<Record<string, string>> = {
  employers: '用人单位', employer_status_changes: '单位状态变更', employer_merges: '单位合并', headcounts: '用工人数', wage_accounts: '工资专户', balances: '专户余额', payroll_months: '应付工资',
  insurance_months: '参保记录', court_records: '法院名单', cases: '案件', payments: '缴款和支付', major_cases: '重大案件', emergency_events: '应急节点', follow_ups: '后续处置', grid_reports: '网格采集',
  alerts: '预警', alert_events: '预警处置', report_submissions: '月报送审', report_revisions: '已批准月报', outbox: '上报', import_batches: '导入批次', import_waiting: '待匹配行', officers: '人员账号',
  officer_deputies: '代理', streets: '街道名称', printed_papers: '打印记录', complaints: '投诉举报', persons: '人员身份（密封）', papers: '文书', deadline_clocks: '时限', recusals: '回避', journal: '操作日志',
};

export const tableWord = (table: string): string | null => TABLE_WORD[table] ?? null;

const AREA_WORD: Readonly<Record<string, string>> = {
  settings: '设置', backups: '备份与恢复', people: '人员', employers: '单位台账', wages: '欠薪预警', cases: '案件', imports: '数据导入', reports: '月报', outbox: '报送', intake: '投诉受理', identities: '身份信息',
  papers: '文书', devices: '设备', clocks: '时限', journal: '日志',
};

/** The part of the product an operation belongs to, in words. */
export const areaWord = (operation: string): string => AREA_WORD[operation.split('.')[0] ?? ''] ?? '其他';
