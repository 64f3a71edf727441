import type { Words } from './refusal.ts';

/** Sentences of the area `clocks`. */
export const clocksMessages = {
  'clocks.cannotReckon': (p: { why: string }): Words => ({ message: p.why, todo: '请核对所选的时限和填写的时间。' }),
  'clocks.running': (p: { clock: string; startAt: string }): Words => ({ message: `“${p.clock}”已从 ${p.startAt} 起算，还在进行。`, todo: '一项时限只能有一个在进行；要重新起算的，先办结或重启原来的。' }),
  'clocks.notRunning': (p: { rule: string }): Words => ({ message: `这条记录没有进行中的时限“${p.rule}”。`, todo: '请刷新后查看时限的状态。' }),
  'clocks.notPausable': (p: { clock: string }): Words => ({ message: `“${p.clock}”不能中止。`, todo: '规则包没有规定这项时限可以中止，请按期办理。' }),
  'clocks.paused': (p: { clock: string }): Words => ({ message: `“${p.clock}”已经中止。`, todo: '请先恢复计算。' }),
  'clocks.notPaused': (p: { clock: string }): Words => ({ message: `“${p.clock}”没有中止。`, todo: '不需要恢复；请刷新后查看。' }),
  'clocks.beforeStart': (p: { clock: string; startAt: string }): Words => ({ message: `填写的时间早于“${p.clock}”的起算时间 ${p.startAt}。`, todo: '请核对时间。' }),
  'clocks.resumedBeforePause': (p: { clock: string; from: string }): Words => ({ message: `恢复时间早于“${p.clock}”的中止时间 ${p.from}。`, todo: '请核对两个时间。' }),
  'clocks.noExtension': (p: { clock: string }): Words => ({ message: `“${p.clock}”没有可以延长的规定。`, todo: '请按期办理。' }),
  'clocks.extendedBefore': (p: { clock: string; day: string }): Words => ({ message: `“${p.clock}”已于 ${p.day} 延长过一次。`, todo: '延长只能一次。' }),
  'clocks.extendedLate': (p: { clock: string; lastDay: string }): Words => ({ message: `“${p.clock}”已于 ${p.lastDay} 届满，不能再延长。`, todo: '延长应在期限届满前批准。' }),
  'clocks.noticeUnreadable': (p: { name: string; problem: string }): Words => ({ message: `${p.name} 不是放假安排：${p.problem}。`, todo: '可选用 JSON 文件（按年份分块），或粘贴国务院通知原文；内容不会改动台账。' }),
  'clocks.noticeTooLarge': (p: { name: string }): Words => ({ message: `${p.name} 太大，不像一份放假安排。`, todo: '放假安排的文件一般只有几 KB，请核对所选的文件。' }),
  'clocks.noticeWrong': (p: { problem: string }): Words => ({ message: `放假安排有误：${p.problem}。`, todo: '请对照国务院办公厅的通知改正后再继续。' }),
  'clocks.noticeSame': (p: { year: number }): Words => ({ message: `${p.year} 年正在使用的就是这份安排。`, todo: '不需要再装入。' }),
  'clocks.replaceReason': (p: { year: number }): Words => ({ message: `${p.year} 年已有另一份安排，代替它要写明理由。`, todo: '请写明为什么更换，例如“国务院办公厅更正通知”；例外清单里会列出。' }),
  'clocks.noProposal': (_: Record<never, never>): Words => ({ message: '这份安排已经办理过。', todo: '请刷新后查看工作日历。' }),
} satisfies Record<string, (p: never) => Words>;
