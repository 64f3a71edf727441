/** What a paper's state is called. */
export const PAPER_STATE_WORD = { draft: '草稿', reviewed: '已审核', approved: '已定稿', issued: '已发出', served: '已送达', void: '已作废' } as const;
export type PaperState = keyof typeof PAPER_STATE_WORD;
