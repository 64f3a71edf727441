import type { Words } from './refusal.ts';

/** Sentences of the area `papers`. */
export const papersMessages = {
  'papers.unknownKind': (p: { kind: string }): Words => ({ message: `本版本不能制作 ${p.kind} 这种文书。`, todo: '请从列表中选择文书种类；确需制作的请升级本软件。' }),
  'papers.otherSubject': (p: { title: string }): Words => ({ message: `《${p.title}》不能在这种记录上制作。`, todo: '请到投诉或案件的记录中制作。' }),
  'papers.changed': (_: Record<never, never>): Words => ({ message: '这份文书刚被别人改过，您的修改没有保存。', todo: '请打开最新的内容，核对后再改；您填写的内容还留在本页。' }),
  'papers.frozen': (p: { number: string }): Words => ({ message: `文书${p.number === '' ? '' : ` ${p.number} `}已经定稿，不能再改。`, todo: '内容有误的请作废这一份，另行制作。' }),
  'papers.notApproved': (_: Record<never, never>): Words => ({ message: '文书不在已批准的状态，不能发出。', todo: '草稿请先批准；已经发出的不需要再发。' }),
  'papers.byRecord': (p: { title: string }): Words => ({ message: `《${p.title}》随它的记录一步一步办理，不能单独起草、审核、批准或作废。`, todo: '请打开这件投诉，在“立案”各步里办理。' }),
  'papers.reviewFirst': (p: { title: string }): Words => ({ message: `《${p.title}》要先经审核才能批准。`, todo: '请由审核人先审核。' }),
  'papers.ownReview': (_: Record<never, never>): Words => ({ message: '起草人不能审核自己起草的文书。', todo: '请由另一名审核人审核。' }),
  'papers.alreadyVoid': (_: Record<never, never>): Words => ({ message: '文书已经作废。', todo: '不需要再次作废。' }),
  'papers.served': (_: Record<never, never>): Words => ({ message: '文书已经送达，不能作废。', todo: '要改变内容的请另行制作撤销或变更的文书。' }),
  'papers.incomplete': (p: { fields: string }): Words => ({ message: `还不能定稿：${p.fields}。`, todo: '请补齐后再试。' }),
  'papers.strangeField': (p: { title: string }): Words => ({ message: `内容中有《${p.title}》没有的栏目。`, todo: '请重新打开这份文书再填写。' }),
  'papers.wrongField': (p: { label: string; what: string }): Words => ({ message: `“${p.label}”填写不对：${p.what}。`, todo: '请改正后再保存。' }),
  'papers.reasonNeeded': (_: Record<never, never>): Words => ({ message: '这份文书带有个人身份，打开、导出或打印要写明理由。', todo: '请写明理由，日志中会保留。' }),
  'papers.voidNotOut': (_: Record<never, never>): Words => ({ message: '文书已经作废，不能再导出或打印。', todo: '需要的请另行制作。' }),
  'papers.fileDamaged': (_: Record<never, never>): Words => ({ message: '定稿文件与摘要不符，没有打开。', todo: '请从备份恢复，并告知管理员。' }),
  'papers.signFinal': (_: Record<never, never>): Words => ({ message: '签名只能签在定稿的文书上。', todo: '请先批准定稿，再签名。' }),
  'papers.signedOther': (_: Record<never, never>): Words => ({ message: '要签的内容与屏幕上的不一致，签名没有保存。', todo: '请重新打开文书，请签名人核对后再签。' }),
  'papers.noSlot': (_: Record<never, never>): Words => ({ message: '这份文书上没有这个签名栏。', todo: '请重新打开文书再签。' }),
  'papers.noInk': (_: Record<never, never>): Words => ({ message: '签名太短，看不出是签名。', todo: '请在签名框内重新签写。' }),
  'papers.sameWitness': (_: Record<never, never>): Words => ({ message: '见证人应是两个不同的人。', todo: '请填写两名在场见证人的工号或姓名。' }),
  'papers.noStoredSignature': (_: Record<never, never>): Words => ({ message: '您还没有存放本人的签名。', todo: '请先在签名框中签写并存放，再使用。' }),
  'papers.secretNeeded': (_: Record<never, never>): Words => ({ message: '您的账号还没有密码，不能使用存放的签名。', todo: '请先设置自己的密码。' }),
} satisfies Record<string, (p: never) => Words>;
