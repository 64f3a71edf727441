/** Heads of 大队信息, in the order in which screens and the journal name them. */
export const OFFICE_HEADS = {
  organ: '机关名称', numberPrefix: '编号地区字', numberStyle: '编号样式', officePhone: '联系电话', officeAddress: '办公地址', reviewBody: '复议机关', court: '管辖法院',
  reviewContinuous: '立案审核时限', supplementDays: '默认补正期限', smallCell: '公开版小数门槛', showSeconds: '身份显示时间', gridHours: '网格员可看时间', crimeSingleFen: '单人欠薪入罪数额', crimeGroupFen: '多人欠薪入罪数额',
} as const;

/** One value as people read it. */
export function officeWord(field: keyof typeof OFFICE_HEADS, value: string | number | boolean): string {
  switch (field) {
    case 'numberStyle': return value === 'gb' ? '公文样式（不带“字”“第”）' : '执法文书样式（带“字”“第”）';
    case 'reviewContinuous': return value === true || value === 1 ? '连续计时' : '只计工作时间';
    case 'supplementDays': return value === 0 ? '按规则包' : `${value} 日`;
    case 'smallCell': return `${value} 人以下不列数`;
    case 'showSeconds': return `${value} 秒`;
    case 'gridHours': return `${value} 小时`;
    case 'crimeSingleFen':
    case 'crimeGroupFen': return value === 0 ? '按规则包' : `${Number(value) / 100} 元`;
    default: return value === '' ? '（未填）' : String(value);
  }
}
