import type { Words } from './refusal.ts';

/** Sentences of the area `people`. */
export const peopleMessages = {
  'people.signInNeeded': (_: Record<never, never>): Words => ({ message: '还没有登录。', todo: '请先用自己的工号和密码登录。' }),
  'people.locked': (_: Record<never, never>): Words => ({ message: '窗口已锁定。', todo: '请输入密码后继续；已填的内容还在。' }),
  'people.wrongPassword': (p: { left: number }): Words => ({ message: '工号或密码不对。', todo: p.left > 0 ? `还可以试 ${p.left} 次，之后要等一会儿。忘记密码请由系统管理员或大队长重设。` : '请稍候再试。忘记密码请由系统管理员或大队长重设。' }),
  'people.waitForTry': (p: { seconds: number }): Words => ({ message: `输错次数过多，请 ${p.seconds} 秒后再试。`, todo: '忘记密码请由系统管理员或大队长重设。' }),
  'people.inactive': (p: { staffNo: string }): Words => ({ message: `工号 ${p.staffNo} 已停用。`, todo: '需要恢复时请系统管理员办理。' }),
  'people.mustChange': (_: Record<never, never>): Words => ({ message: '密码是别人设的，先要换成自己的。', todo: '请设新密码后继续。' }),
  'people.weakPassword': (p: { what: string }): Words => ({ message: `新密码不能用：${p.what}`, todo: '请另想一个，写在别人看不到的地方。' }),
  'people.samePassword': (_: Record<never, never>): Words => ({ message: '新密码与原来的相同。', todo: '请另想一个。' }),
  'people.exists': (p: { staffNo: string }): Words => ({ message: `工号 ${p.staffNo} 已经有了。`, todo: '一人一个工号；恢复停用的人员请点“启用”。' }),
  'people.unknown': (p: { staffNo: string }): Words => ({ message: `没有工号 ${p.staffNo}。`, todo: '请核对工号。' }),
  'people.changedMeanwhile': (p: { staffNo: string }): Words => ({ message: `工号 ${p.staffNo} 的资料刚被改过。`, todo: '请看过现在的内容再改。' }),
  'people.ownPosts': (_: Record<never, never>): Words => ({ message: '不能给自己增加岗位。', todo: '请由另一位有权的人员办理。' }),
  'people.adminNoBusiness': (_: Record<never, never>): Words => ({ message: '系统管理员不能兼任业务岗位。', todo: '请另设一个人员，或只保留一种岗位。' }),
  'people.captainGrants': (_: Record<never, never>): Words => ({ message: '岗位由大队长授予。', todo: '可以先开没有岗位的账号，再请大队长授予岗位。' }),
  'people.lastCaptain': (_: Record<never, never>): Words => ({ message: '至少要有一位在用的大队长。', todo: '请先授予另一人大队长岗位。' }),
  'people.deputyDays': (_: Record<never, never>): Words => ({ message: '代理的起止日期不对。', todo: '止日不能早于起日，也不能已经过去。' }),
  'people.deputySelf': (_: Record<never, never>): Words => ({ message: '不能指定自己代理。', todo: '请选另一位人员。' }),
  'people.noDeputy': (_: Record<never, never>): Words => ({ message: '没有这条代理，或者已经结束。', todo: '请重新打开列表看一看。' }),
  'people.notAllowed': (p: { act: string; who: string }): Words => ({ message: `您的岗位不能${p.act}。`, todo: `请由${p.who}办理。` }),
  'people.mayNot': (p: { why: string }): Words => ({ message: p.why, todo: '岗位由大队长授予；设置 › 人员与岗位里可以看到谁担任什么。' }),
  'people.passwordNeeded': (p: { staffNo: string }): Words => ({ message: `工号 ${p.staffNo} 设有密码。`, todo: '命令行请用环境变量 LEDGER_PASSWORD 提供密码。' }),
  'people.newPasswordNeeded': (_: Record<never, never>): Words => ({ message: '没有给出新人员的密码。', todo: '命令行请用环境变量 LEDGER_NEW_PASSWORD 提供。' }),
} satisfies Record<string, (p: never) => Words>;
