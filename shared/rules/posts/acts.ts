/**
 * What the permission matrix knows as one act: `object.verb`, with the Chinese words that sentences use. The first list holds the rows of domain 2;
 * the second what the document's rows do not name although the product does it. Writing, reviewing or approving a paper includes reading it.
 */

export const DOCUMENT_ACT_WORD = {
  'employer.read': '查阅单位台账', 'employer.write': '登记、修改单位台账', 'employer.propose': '提出单位台账变更建议',
  'complaint.read': '查阅投诉内容', 'complaint.write': '修改投诉内容', 'complaint.create': '登记投诉',
  'complainant.read': '查看投诉人身份', 'complainant.write': '登记投诉人身份',
  'informant.read': '查看举报人身份', 'informant.write': '登记举报人身份', 'informant.grant': '准许查看举报人身份',
  'dispatch.write': '拟定投诉分派', 'dispatch.approve': '批准投诉分派',
  'filing.write': '填报立案、修改案件信息', 'filing.review': '审核立案', 'filing.approve': '批准立案',
  'emergencyFiling.write': '填报应急立案', 'emergencyFiling.review': '审核应急立案', 'emergencyFiling.approve': '批准应急立案',
  'evidence.read': '查阅证据和笔录', 'evidence.write': '检查取证、制作笔录和送达',
  'order.write': '拟制责令改正、告知、处理文书', 'order.review': '审核责令改正、告知、处理文书', 'order.approve': '批准责令改正、告知、处理文书',
  'penalty.read': '查阅处罚决定', 'penalty.write': '拟制处罚决定', 'penalty.review': '审核处罚决定', 'penalty.endorse': '签署处罚决定报批意见',
  'penalty.recordReturn': '登记支队签发结果',
  'execution.read': '查阅催告、强制执行和缴款', 'execution.write': '办理催告、申请强制执行和缴款登记', 'execution.review': '审核催告和强制执行申请', 'execution.approve': '批准催告和强制执行申请',
  'waiver.write': '拟制加处罚款减免', 'waiver.review': '审核加处罚款减免', 'waiver.approve': '批准加处罚款减免',
  'listing.read': '查阅名单列入和信用修复', 'listing.write': '办理名单列入和信用修复初审', 'listing.review': '审核名单列入和信用修复', 'listing.approve': '批准名单列入和信用修复',
  'draw.witness': '见证随机抽取', 'draw.approve': '批准随机抽取',
  'table.write': '核对月度表并送审', 'table.approve': '批准月度表',
  'course.write': '提出中止、延期、撤销立案', 'course.review': '审核中止、延期、撤销立案', 'course.approve': '批准中止、延期、撤销立案',
  'closing.write': '填报结案', 'closing.review': '审核结案', 'closing.approve': '批准结案',
  'returnVisit.write': '回访', 'returnVisit.approve': '批准回访结果',
  'openVolume.read': '查阅已结案件正卷', 'openVolume.write': '整理归档正卷',
  'sealedVolume.read': '查阅密封卷', 'sealedVolume.open': '批准启封密封卷', 'sealedVolume.custody': '保管密封卷',
  'account.write': '管理人员账号', 'account.grant': '授予岗位', 'settings.write': '修改系统设置', 'backup.write': '备份台账',
  'rulePack.read': '查阅规则包和日历', 'rulePack.import': '导入规则包和日历', 'rulePack.approve': '批准规则包和日历',
  'journal.read': '查阅操作日志',
  'deletion.write': '执行到期记录删除', 'deletion.approve': '批准到期记录删除',
} as const;

export const HOUSE_ACT_WORD = {
  'account.read': '查看人员账号', 'account.deputise': '指定代理',
  'case.read': '查阅案件概况', 'case.assign': '指定案件经办人', 'case.reopen': '重新打开已结案件', 'recusal.order': '决定回避',
  'look.read': '查阅身份查看记录',
  'mediation.read': '查阅网格调解', 'clock.read': '查阅时限', 'papers.read': '查阅文书',
  'answer.approve': '决定不予受理、转办和重新打开投诉', 'supplement.repeat': '第二次要求补正',
  'major.write': '记录重大案件应急处置', 'followUp.write': '登记后续处置', 'payment.confirm': '确认银行到账',
  'alert.read': '查阅预警', 'alert.write': '处置预警',
  'calendar.preview': '查看放假安排的影响',
  'device.use': '使用和设置本机设备', 'card.read': '读取身份证', 'material.receive': '接收当事人材料', 'slip.print': '打印小票和标签',
  'import.read': '查看导入记录', 'import.write': '导入数据', 'table.read': '查阅月度表',
  'journal.oversee': '查阅例外清单、核对日志锚',
  'outbox.read': '查看报送队列', 'outbox.write': '办理报送',
} as const;

export const ACT_WORD = { ...DOCUMENT_ACT_WORD, ...HOUSE_ACT_WORD } as const;
export type DocumentAct = keyof typeof DOCUMENT_ACT_WORD;
export type HouseAct = keyof typeof HOUSE_ACT_WORD;
export type Act = DocumentAct | HouseAct;
export const ACTS = Object.keys(ACT_WORD) as readonly Act[];
