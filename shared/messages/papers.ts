import type { Words } from './refusal.ts';

/** Sentences of the area `papers`. */
export const papersMessages = {
  'papers.unknownKind': (p: { kind: string }): Words => ({ message: `本版本不能制作 ${p.kind} 这种文书。`, todo: '请从列表中选择文书种类；确需制作的请升级本软件。' }),
  'papers.otherSubject': (p: { title: string }): Words => ({ message: `《${p.title}》不能在这种记录上制作。`, todo: '请到投诉或案件的记录中制作。' }),
  'papers.changed': (_: Record<never, never>): Words => ({ message: '这份文书刚被别人改过，您的修改没有保存。', todo: '请打开最新的内容，核对后再改；您填写的内容还留在本页。' }),
  'papers.frozen': (p: { number: string }): Words => ({ message: `文书${p.number === '' ? '' : ` ${p.number} `}已经定稿，不能再改。`, todo: '内容有误的请作废这一份，另行制作。' }),
  'papers.notApproved': (_: Record<never, never>): Words => ({ message: '文书不在已批准的状态，不能发出。', todo: '草稿请先批准；已经发出的不需要再发。' }),
  'papers.reviewFirst': (p: { title: string }): Words => ({ message: `《${p.title}》要先经审核才能批准。`, todo: '请由审核人先审核。' }),
  'papers.ownReview': (_: Record<never, never>): Words => ({ message: '起草人不能审核自己起草的文书。', todo: '请由另一名审核人审核。' }),
  'papers.alreadyVoid': (_: Record<never, never>): Words => ({ message: '文书已经作废。', todo: '不需要再次作废。' }),
  'papers.served': (_: Record<never, never>): Words => ({ message: '文书已经送达，不能作废。', todo: '要改变内容的请另行制作撤销或变更的文书。' }),
  'papers.incomplete': (p: { fields: string }): Words => ({ message: `还不能定稿：${p.fields}。`, todo: '请补齐后再试。' }),
  'papers.strangeField': (p: { title: string }): Words => ({ message: `内容中有《${p.title}》没有的栏目。`, todo: '请重新打开这份文书再填写。' }),
  'papers.wrongField': (p: { label: string; what: string }): Words => ({ message: `“${p.label}”填写不对：${p.what}。`, todo: '请改正后再保存。' }),
  'papers.noVault': (_: Record<never, never>): Words => ({ message: '身份保护没有启用，不能制作带有个人身份的文书。', todo: '请在“设置”中启用身份保护。' }),
} satisfies Record<string, (p: never) => Words>;
