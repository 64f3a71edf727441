import { halfWidth } from '../text.ts';

/** Words of complaints and reports, as the intake desk, papers and the command line write them (domain 3, D01, D02, D04). */

export const KIND_WORD = { complaint: '投诉', report: '举报' } as const;
export type ComplaintKind = keyof typeof KIND_WORD;

/** The five channels of D01; `grid` is a mediation that failed and came up from the street (domain 9), never chosen by hand. */
export const CHANNEL_WORD = { window: '窗口', hotline: '12333', province: '省平台', miniProgram: '小程序', petition: '信访转办', grid: '网格上报' } as const;
export type Channel = keyof typeof CHANNEL_WORD;
export const DESK_CHANNELS = ['window', 'hotline', 'province', 'miniProgram', 'petition'] as const satisfies readonly Channel[];

export const CLAIM_WORD = { wages: '拖欠工资', contract: '未签劳动合同', insurance: '未参加社会保险', overtime: '超时加班', overtimePay: '未付加班费', other: '其他' } as const;
export type Claim = keyof typeof CLAIM_WORD;
export const CLAIMS = Object.keys(CLAIM_WORD) as readonly Claim[];

/** Grounds on which a complaint is refused or handed on (D04 reasonCode). */
export const ANSWER_REASON_WORD = { limitation: '超过两年时效', notCompetent: '不属于劳动保障监察职权', otherProceedings: '仲裁或诉讼已受理、已裁决', noEmployer: '没有明确的用人单位' } as const;
export type AnswerReason = keyof typeof ANSWER_REASON_WORD;
export const OUTCOME_WORD = { accept: '受理', refuse: '不予受理', redirect: '转办' } as const;
export type Outcome = keyof typeof OUTCOME_WORD;

const KIND_ALIASES: Readonly<Record<string, ComplaintKind>> = { 投诉: 'complaint', 举报: 'report', complaint: 'complaint', report: 'report' };

/** 投诉, 举报, complaint or report; null for another word. */
export function parseKind(text: string): ComplaintKind | null {
  return KIND_ALIASES[halfWidth(text).trim().toLowerCase()] ?? null;
}

const CHANNEL_ALIASES: Readonly<Record<string, Channel>> = {
  window: 'window', 窗口: 'window', 来访: 'window', hotline: 'hotline', hotline12333: 'hotline', '12333': 'hotline', '12333热线': 'hotline',
  province: 'province', provincialplatform: 'province', 省平台: 'province', 省级平台: 'province', miniprogram: 'miniProgram', 小程序: 'miniProgram',
  petition: 'petition', petitiontransfer: 'petition', 信访: 'petition', 信访转办: 'petition',
};

/** A channel by its word or identifier, however spaced or hyphenated; null for another word. */
export function parseChannel(text: string): Channel | null {
  return CHANNEL_ALIASES[halfWidth(text).toLowerCase().replace(/[\s_-]/g, '')] ?? null;
}

const CLAIM_PATTERNS: readonly (readonly [RegExp, Claim])[] = [
  [/加班费|加班工资|overtimepay/, 'overtimePay'], [/加班|工时|overtime/, 'overtime'], [/工资|欠薪|报酬|wage|arrears/, 'wages'], [/合同|contract/, 'contract'], [/社保|保险|insurance/, 'insurance'],
];

/** The claim that a word means; what is none of the named ones is 其他. */
export function parseClaim(text: string): Claim {
  const tidy = halfWidth(text).trim().toLowerCase().replace(/[\s_-]/g, '');
  return (CLAIMS as readonly string[]).find((claim) => claim.toLowerCase() === tidy) as Claim | undefined ?? CLAIM_PATTERNS.find(([pattern]) => pattern.test(tidy))?.[1] ?? 'other';
}

/** `拖欠工资、未参加社会保险`, in the order of the form. */
export function claimsText(claims: readonly Claim[]): string {
  return CLAIMS.filter((claim) => claims.includes(claim)).map((claim) => CLAIM_WORD[claim]).join('、');
}

const PAY_CLAIMS: ReadonlySet<Claim> = new Set(['wages', 'overtimePay']);

/** Whether pay for work (劳动报酬) is among what is claimed. */
export function claimsPay(claims: readonly Claim[]): boolean {
  return claims.some((claim) => PAY_CLAIMS.has(claim));
}
