import type { Words } from './refusal.ts';

/** Sentences of the area `employers`. */
export const employersMessages = {
  'employers.wrongCode': (p: { code: string; check: string }): Words => ({
    message: p.check === '' ? `统一社会信用代码 ${p.code} 不是 18 位的有效代码。` : `统一社会信用代码 ${p.code} 的校验位不对，按前 17 位应为 ${p.check}。`,
    todo: '请对照营业执照核对；暂时没有代码的可以留空，先用临时编号。',
  }),
  'employers.codeTaken': (p: { code: string; name: string }): Words => ({ message: `代码 ${p.code} 已有档案：${p.name}。`, todo: '是同一户的请合并两份档案；确需暂时并存的，可以标为代码重复后保存。' }),
  'employers.dayToCome': (p: { what: string }): Words => ({ message: `${p.what}晚于今天。`, todo: '请改为今天或以前的日期。' }),
  'employers.headcountMissing': (_: Record<never, never>): Words => ({ message: '填了人数日期，没有填职工人数。', todo: '请填职工人数，或清空人数日期。' }),
  'employers.moreMigrants': (_: Record<never, never>): Words => ({ message: '农民工人数多于职工人数。', todo: '农民工人数包含在职工人数之内，请核对。' }),
  'employers.merged': (p: { name: string }): Words => ({ message: `这份档案已并入“${p.name}”，不再修改。`, todo: '请在合并后的档案上操作，或先撤销合并。' }),
  'employers.sameStatus': (p: { status: string }): Words => ({ message: `单位现在就是“${p.status}”。`, todo: '不需要再改。' }),
  'employers.mergeSelf': (_: Record<never, never>): Words => ({ message: '要合并的是同一份档案。', todo: '请另选一份。' }),
  'employers.mergeUndone': (_: Record<never, never>): Words => ({ message: '这次合并已经撤销。', todo: '不需要再撤销。' }),
  'employers.mergeBuiltOn': (p: { why: string }): Words => ({ message: `合并不能撤销：${p.why}。`, todo: '请先处理上述情况，再撤销合并。' }),
  'employers.targetUnwritable': (p: { path: string }): Words => ({ message: `文件没有写成：${p.path}。`, todo: '请检查磁盘和写入权限，或关闭正在打开这个文件的程序，再试一次。' }),
  'employers.copyNotPdf': (p: { serial: string }): Words => ({ message: `${p.serial} 当时交出去的是 Word 文件，不能原样打印。`, todo: '请导出这份文件，用 Word 或 WPS 打印。' }),
  'employers.nothingToExport': (_: Record<never, never>): Words => ({ message: '筛选结果为空，没有可导出的单位。', todo: '请放宽筛选条件。' }),
} satisfies Record<string, (p: never) => Words>;
