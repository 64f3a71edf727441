import type { Content } from '#shared/papers/fields.ts';

/** Shanghai time to an instant. */
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

/** Whole contents of each kind, and the hard ones: 60 lines of facts, long names, rare characters, nothing optional. */
export const RARE = '㛃𬭼';

export const complaint: Content = {
  registeredAt: at('2026-11-24 09:42'), source: 'window', name: `张${RARE}`, idNo: '', phone: '13900001234', address: '清河区城关街道测试路 1 号', employerName: '清河测试建筑劳务有限公司', uscc: '91990101MA00000017', employerAddress: '清河区河东街道示例大道 88 号', legalRep: '李测试',
  contact: '王测试 13900005678', claims: ['wages', 'overtime'], period: '2026 年 3 月至 10 月', headcount: 12, amountFen: 16_803_205, representative: true,
  delegates: [{ name: '赵甲', idNo: '', phone: '13900000001' }, { name: '钱乙', idNo: '', phone: '13900000002' }], evidence: [{ name: '工资条', pages: 3 }, { name: '考勤记录', pages: 12 }, { name: '微信聊天记录', pages: 5 }],
  statement: '我们 12 人自 2026 年 3 月起在示例大道项目从事木工，约定日工资 320 元，每月 15 日发上月工资。单位自 7 月起没有足额支付，多次催要未果，请求依法责令支付。',
};

export const SIXTY_LINES = Array.from({ length: 60 }, (_, i) => `${i + 1}．${i % 2 === 0 ? '某日' : '次日'}班组长口头承诺发放工资，未兑现，证人在场并有录音，项目部电话无人接听。`).join('\n');

export const bareComplaint: Content = { registeredAt: at('2026-11-24 09:42'), source: '12333', name: '周某', phone: '13900001234', employerName: '某公司', claims: ['wages'], statement: '没有发工资。' };

export const report: Content = { anonymous: true, confidentiality: 'strict', registeredAt: at('2026-11-24 09:42'), source: 'platform', employerName: '清河测试餐饮管理有限公司', claims: ['hours'], statement: '每天工作 13 小时，没有休息日。' };

export const supplement: Content = {
  recipient: '张某', employerName: '清河测试建筑劳务有限公司', missing: [{ item: '身份证复印件', why: '用于核实投诉人身份' }, { item: '劳动合同或者能证明用工的材料', why: '用于核实劳动关系' }, { item: '工资发放记录', why: '用于核算欠薪金额' }],
  deadline: '2026-12-01', office: '清河区政务服务中心二楼 12 号窗口', phone: '0990-12345678',
};

export const acceptance: Content = { recipient: '张某', employerName: '清河测试建筑劳务有限公司', receivedOn: '2026-11-24', outcome: 'accept', basis: '《劳动保障监察条例》第十四条、第二十条', phone: '0990-12345678' };
export const refusal: Content = { ...acceptance, outcome: 'refuse', reason: 'overTwoYears', reviewBody: '清河区人民政府', court: '清河区人民法院' };

export const redirection: Content = { ...refusal, outcome: 'redirect', reason: 'notCompetent', elsewhere: '清河区劳动人事争议仲裁委员会' };

export const mediation: Content = {
  parties: [{ side: '劳动者', name: '孙某等 6 人', phone: '13900000003' }, { side: '用人单位', name: '清河测试餐饮管理有限公司', phone: '13900000004' }], grid: '城关街道第 12 网格', startedAt: at('2026-11-24 08:00'), dispute: '拖欠 10 月工资 18000 元，单位称经营困难。',
  amountFen: 1_800_000, headcount: 6, result: 'failed', failedAt: at('2026-11-24 09:10'), escalatedAt: at('2026-11-24 09:35'),
};

export const filing: Content = {
  source: '窗口投诉 K7M2PQ9XTR', employerName: '清河测试建筑劳务有限公司', uscc: '91990101MA00000017', employerAddress: '清河区河东街道示例大道 88 号', legalRep: '李测试', cause: '拖欠工资',
  facts: '投诉人甲等 12 人自 2026 年 3 月起在示例大道项目从事木工，单位自 7 月起没有足额支付工资，多次催要未果。', triggers: ['headcount', 'amount'], headcount: 12, amountFen: 16_803_205,
  basis: [{ law: '《劳动保障监察条例》', article: '第十四条' }, { law: '《关于实施〈劳动保障监察条例〉若干规定》', article: '第十八条' }], proposal: '建议立案调查。', proposedAt: at('2026-11-24 09:10'), emergency: false,
};
export const opinion: Content = {
  target: '《立案审批表》', matter: 'K7M2PQ9XTR 清河测试建筑劳务有限公司', facts: 'ok', evidence: 'fix', evidenceText: '缺考勤记录', procedure: 'ok', law: 'ok', discretion: 'ok', conclusion: 'return', opinion: '补齐考勤记录后再报。', receivedAt: at('2026-11-24 09:10'), signedAt: at('2026-11-24 09:40'),
};
