import type { Words } from './refusal.ts';

/** Sentences of the area `identities`. None of them names a person. */
export const identitiesMessages = {
  'identities.mayNotLook': (p: { why: string }): Words => ({ message: p.why, todo: '身份之外的内容按岗位照常办理，文书和名单一律用代称。' }),
  'identities.confirm': (p: { pseudonym: string }): Words => ({ message: `查看举报人的身份要再确认一次。`, todo: `请照写代称“${p.pseudonym}”，再点查看。` }),
  'identities.reasonNeeded': (_: Record<never, never>): Words => ({ message: '查看身份，以及查看、导出、打印带有身份的文书，要写明理由。', todo: '请写明办什么事，日志中会保留。' }),
  'identities.reasonNames': (_: Record<never, never>): Words => ({ message: '理由里写了本人的姓名、证件号或电话，没有办理，也没有保存。', todo: '理由长期留在日志里，请只写办什么事，例如“送达受理告知”“本人出示证件更正”。' }),
  'identities.textNames': (p: { pseudonym: string }): Words => ({ message: `文字里写了${p.pseudonym}本人的姓名或号码，没有保存。`, todo: `这段文字进正卷或日志，请改用代称“${p.pseudonym}”。` }),
  'identities.noSuchPerson': (_: Record<never, never>): Words => ({ message: '这里没有这位当事人。', todo: '请重新打开案件看一看。' }),
  'identities.nothingCorrected': (_: Record<never, never>): Words => ({ message: '没有改动身份内容。', todo: '请填写要更正的项再保存，或点“取消”。' }),
  'identities.alreadyHere': (_: Record<never, never>): Words => ({ message: '这个证件号在本件里已经登记过同样身份的人，没有保存。', todo: '请核对号码；同一人不需要登记两次。' }),
  'identities.granted': (p: { staffNo: string }): Words => ({ message: `工号 ${p.staffNo} 已经获准。`, todo: '不需要再办。' }),
  'identities.notHandler': (p: { staffNo: string }): Words => ({ message: `工号 ${p.staffNo} 不是本案的承办人。`, todo: '举报人身份只能准许给本案A岗。' }),
  'identities.noGrant': (_: Record<never, never>): Words => ({ message: '没有这条准许，或者已经收回。', todo: '请重新打开案件看一看。' }),
};
