/**
 * Where a complaint stands with its filing (domain 4, T07 to T09), beside its state: returned to the A; review: waits for B; approve: B agreed, waits for the captain;
 * emergency: proposed as an emergency, waits for the captain, B follows; late: filed as an emergency, B's review still due; done.
 */
export const FILING_STAGES = ['', 'returned', 'review', 'approve', 'emergency', 'late', 'done'] as const;
export type FilingStage = (typeof FILING_STAGES)[number];

export const FILING_STAGE_WORD: Readonly<Record<FilingStage, string>> = {
  '': '未提出', returned: '已退回承办人', review: '等B岗审核', approve: '等大队长批准', emergency: '应急立案，等大队长批准', late: '已应急立案，等B岗补审', done: '办理完毕',
};

/** B's verdict is due: before the filing, or after it where it was an emergency. */
export const awaitsReview = (stage: FilingStage): boolean => stage === 'review' || stage === 'late';
/** The captain's turn. */
export const awaitsCaptain = (stage: FilingStage): boolean => stage === 'approve' || stage === 'emergency';
/** An A may propose: nothing was proposed yet, or it came back. */
export const mayPropose = (stage: FilingStage): boolean => stage === '' || stage === 'returned';

export const VERDICT_WORD = { agree: '同意', return: '退回修改', object: '不同意' } as const;

/** What a legal review looks at (documents 5, D13). An empty note: in order. */
export const REVIEW_POINT_WORD = { facts: '事实', evidence: '证据', procedure: '程序', law: '适用法律', discretion: '裁量' } as const;
export type ReviewPoint = keyof typeof REVIEW_POINT_WORD;
export const REVIEW_POINTS = Object.keys(REVIEW_POINT_WORD) as readonly ReviewPoint[];

/** B's verdicts as the stage allows them: before a filing agree or return, after an emergency agree or object. */
export function verdictsOf(stage: FilingStage): readonly (keyof typeof VERDICT_WORD)[] {
  return stage === 'review' ? ['agree', 'return'] : stage === 'late' ? ['agree', 'object'] : [];
}
