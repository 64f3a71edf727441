import type { Words } from './refusal.ts';

/** Sentences of the area `cases`. */
export const casesMessages = {
  'cases.numberTaken': (p: { caseNo: string }): Words => ({ message: `案件编号 ${p.caseNo} 已经用过。`, todo: '请核对编号；留空则按编号规则取下一个号。' }),
  'cases.timeToCome': (p: { what: string }): Words => ({ message: `${p.what}晚于现在。`, todo: '请填实际发生的时间。' }),
  'cases.closedBeforeFiled': (p: { filedAt: string }): Words => ({ message: `结案时间早于立案时间（${p.filedAt}）。`, todo: '请核对两个时间。' }),
  'cases.filedAfterClosed': (p: { closedAt: string }): Words => ({ message: `立案时间晚于结案时间（${p.closedAt}）。`, todo: '请核对两个时间。' }),
  'cases.negativeAmount': (p: { what: string }): Words => ({ message: `${p.what}不能小于零。`, todo: '请核对金额。' }),
  'cases.moreUnpaid': (_: Record<never, never>): Words => ({ message: '未付人数多于涉及人数。', todo: '请核对两个人数。' }),
  'cases.alreadyClosed': (p: { closedAt: string }): Words => ({ message: `案件已于 ${p.closedAt} 结案。`, todo: '要改的请先重新打开。' }),
  'cases.notClosed': (_: Record<never, never>): Words => ({ message: '案件还没有结案。', todo: '不需要重新打开。' }),
  'cases.reasonForUnpaid': (p: { unpaid: string }): Words => ({ message: `还有 ${p.unpaid} 元没有支付，结案要写明理由。`, todo: '请写明理由，例如已申请法院强制执行。' }),
  'cases.paymentThere': (p: { voucher: string }): Words => ({ message: `凭证 ${p.voucher} 在这个时间的支付已经登记过。`, todo: '请核对凭证号和支付时间；更正的先撤销原来那一笔。' }),
  'cases.paymentZero': (_: Record<never, never>): Words => ({ message: '支付金额不能是零。', todo: '退回的款项填负数。' }),
  'cases.nothingToReturn': (p: { paid: string }): Words => ({ message: `退回的金额多于此前已付的 ${p.paid} 元。`, todo: '请先登记原来的支付，或核对金额和时间。' }),
  'cases.paymentConfirmed': (p: { staffNo: string }): Words => ({ message: `这笔款已由工号 ${p.staffNo} 确认到账。`, todo: '不需要再确认。' }),
  'cases.paymentGone': (_: Record<never, never>): Words => ({ message: '这笔支付已经不在案件中。', todo: '请刷新后查看。' }),
  'cases.alreadyMajor': (p: { t0: string }): Words => ({ message: `案件已于 ${p.t0} 启动重大案件。`, todo: '要改数据的请用“改重大案件”。' }),
  'cases.notMajor': (_: Record<never, never>): Words => ({ message: '案件没有启动重大案件。', todo: '请先启动重大案件。' }),
  'cases.noTrigger': (p: { headcount: number; amount: string; clicks: number }): Words => ({
    message: '按所填数据，四个启动条件都不成立。', todo: `启动条件：欠薪 ${p.headcount} 人以上，或 ${p.amount} 元以上，或堵路、跳楼、群体上访，或点击量 ${p.clicks} 次以上。`,
  }),
  'cases.beforeStart': (p: { node: string; t0: string }): Words => ({ message: `${p.node}的时间早于启动时间 ${p.t0}。`, todo: '启动时间是最早接报的时间；如果启动时间填晚了，请先更正启动时间。' }),
  'cases.nodeNeedsReason': (p: { node: string }): Words => ({ message: `${p.node}的时间登记已满 10 分钟，再改要写明理由。`, todo: '请填写修改理由。' }),
  'cases.startAfterNode': (p: { node: string; at: string }): Words => ({ message: `启动时间晚于已登记的${p.node}（${p.at}）。`, todo: '请核对启动时间或节点时间。' }),
} satisfies Record<string, (p: never) => Words>;
