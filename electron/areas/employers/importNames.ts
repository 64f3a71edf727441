/** Chinese names of the import kinds, as a dossier shows which lists touched it (formats). */
const NAMES: Readonly<Record<string, string>> = {
  employers: '用人单位', accounts: '工资专户', balances: '专户余额', payroll: '应付工资', insurance: '参保情况', court: '被执行人', cases: '案件台账', payments: '支付记录', major: '重大案件',
  followups: '后续跟踪', headcounts: '用工规模', gridreports: '网格采集', workers: '欠薪名册',
};

export function kindName(kind: string): string {
  return NAMES[kind] ?? kind;
}
