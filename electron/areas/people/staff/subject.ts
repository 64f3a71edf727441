/** What officers have parts in. */
export interface StaffSubject { readonly kind: 'case' | 'complaint'; readonly id: number }

/** handler: A岗; second: second officer of interviews, visits and services; reviewer: B岗; tracker: C岗 (domain 2). */
export const PARTS = ['handler', 'second', 'reviewer', 'tracker'] as const;
export type Part = (typeof PARTS)[number];

export const PART_WORD: Readonly<Record<Part, string>> = { handler: '主办（A岗）', second: '协办', reviewer: '法制审核（B岗）', tracker: '执行跟踪（C岗）' };

/** Post that each part asks for; a second officer only needs a certificate. */
export const PART_POST = { handler: 'handler', second: null, reviewer: 'legalReviewer', tracker: 'enforcementTracker' } as const;

/** The deed by which the duties of separation know each part. */
export const PART_DEED = { handler: 'handle', second: 'assist', reviewer: 'review', tracker: 'track' } as const;
