/** The posts of a district brigade (domain 2). Each has a Chinese word, as papers and sentences write it, and the name of its duty. */

export const POSTS = ['handler', 'legalReviewer', 'enforcementTracker', 'captain', 'gridWorker', 'sysAdmin', 'intakeClerk', 'archivist'] as const;
export type Post = (typeof POSTS)[number];

export const POST_WORD: Readonly<Record<Post, string>> = {
  handler: 'A岗', legalReviewer: 'B岗', enforcementTracker: 'C岗', captain: '大队长', gridWorker: '网格员', sysAdmin: '系统管理员', intakeClerk: '受理员', archivist: '档案员',
};

/** What a post is there for (domain 2, first paragraph). */
export const POST_DUTY: Readonly<Record<Post, string>> = {
  handler: '案件主办', legalReviewer: '法制审核', enforcementTracker: '执行跟踪', captain: '审批', gridWorker: '网格调解', sysAdmin: '系统维护', intakeClerk: '投诉举报受理', archivist: '案卷保管',
};

/** Offices outside of the district: what they do arrives as a signed return and is recorded, never done by an account of the district (domain 2). */
export const OUTSIDE_OFFICE_WORD = { detachmentChief: '支队长', detachmentReviewer: '支队评查员', organHead: '委托机关负责人' } as const;
export type OutsideOffice = keyof typeof OUTSIDE_OFFICE_WORD;

/** What the first officer of a ledger holds until others exist. The administrator and the grid's people are always others. */
export const FIRST_OFFICER_POSTS: readonly Post[] = ['handler', 'legalReviewer', 'enforcementTracker', 'captain', 'intakeClerk', 'archivist'];

export function isPost(text: string): text is Post {
  return (POSTS as readonly string[]).includes(text);
}

/** Every post but the administrator's deals with matters of the brigade (domain 2, separation of duties 6). */
export function isBusinessPost(post: Post): boolean {
  return post !== 'sysAdmin';
}

/** `A岗、大队长`, in the order of the document; 无 for none. */
export function postWords(posts: readonly Post[]): string {
  const named = POSTS.filter((post) => posts.includes(post)).map((post) => POST_WORD[post]);
  return named.length === 0 ? '无' : named.join('、');
}

/**
 * Why one person may not hold these posts together, in one sentence; null when they may. The document forbids only the administrator beside any
 * business post (domain 2, separation of duties 6); all the other rules are about one case, not about the person (duties.ts).
 */
export function combinationProblem(posts: readonly Post[]): string | null {
  const business = posts.filter(isBusinessPost);
  return posts.includes('sysAdmin') && business.length > 0 ? `系统管理员不能兼任业务岗位（现兼${postWords(business)}）。` : null;
}
