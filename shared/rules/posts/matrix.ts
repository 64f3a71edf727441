import { ACT_WORD, type Act } from './acts.ts';
import { MATRIX, type Cell, type Scope, type Term } from './cells.ts';
import { certificateProblem, type CertificateState } from './certificates.ts';
import { combinationProblem, POST_WORD, POSTS, postWords, type Post } from './posts.ts';
import type { Relation } from './relation.ts';

/** Who wants to act. */
export interface ActingOfficer {
  readonly posts: readonly Post[];
  /** Posts in which the officer stands in for somebody today (`deputyPosts`). */
  readonly deputyFor: readonly Post[];
  /** State on the day of the act; left out it counts as missing where a certificate is asked for. */
  readonly certificate?: CertificateState;
  /** True for the first officer while nobody else holds posts: takes every part of a case but the review, which then goes out as a package (duty 8). */
  readonly alone?: boolean;
  /** True while the ledger has no administrator: the captain sees to settings and backups. */
  readonly noAdministrator?: boolean;
}

export type Verdict =
  | {
    readonly allowed: true;
    /** Post in which the act is done; with several, the one that asks for least, an own one first. */
    readonly as: Post;
    readonly deputy: boolean;
    /** What the act still asks for (`Term`). */
    readonly terms: readonly Term[];
  }
  | { readonly allowed: false; readonly why: string };

const no = (why: string): Verdict => ({ allowed: false, why });

/**
 * Whether an officer may do an act, by the matrix of domain 2. `relation` is what the officer is to the case; `none` where no case is known yet (the
 * answer is then whether the act is possible for some case at all). Refusals say in one Chinese sentence why, and who may. The eight duties of
 * separation (duties.ts) come on top, with what has been done in the matter.
 */
export function mayAct(act: Act, officer: ActingOfficer, relation: Relation): Verdict {
  if (relation === 'recused') return no('您在本案回避，不能再打开或办理（条例第十六条）；请由大队长另行指定的人员办理。');
  const combination = combinationProblem([...officer.posts, ...officer.deputyFor]);
  if (combination !== null) return no(`${combination}岗位理顺前不能办理；请由大队长调整岗位。`);
  const held = holdings(act, officer);
  if (held.length === 0) return no(`您的岗位（${postWords([...officer.posts, ...officer.deputyFor])}）不能${ACT_WORD[act]}；请由${whoMay(act)}办理。`);
  const present = held.filter(({ cell, deputy }) => !(cell.inPerson && deputy));
  if (present.length === 0) return no(`代理期间不能${ACT_WORD[act]}；请由${postWords(held.map(({ post }) => post))}本人办理。`);
  const fitting = present.filter(({ cell }) => fits(cell.scope, relation, officer.alone === true && !act.endsWith('.review')));
  const [best] = fitting.sort((a, b) => a.cell.terms.length - b.cell.terms.length || Number(a.deputy) - Number(b.deputy));
  if (best === undefined && officer.alone === true && act.endsWith('.review')) {
    return no(`不能${ACT_WORD[act]}：同一案件的审核不能由承办人自己做；没有其他B岗时，请打包送其他区县大队或支队审核。`);
  }
  if (best === undefined) return no(`${whyNot(present.map(({ cell }) => cell.scope), relation)}，不能${ACT_WORD[act]}；请由${whoMay(act)}办理。`);
  const certificate = certificateProblem(act, officer.certificate);
  if (certificate !== null) return no(certificate);
  return { allowed: true, as: best.post, deputy: best.deputy, terms: best.cell.terms };
}

interface Holding { readonly post: Post; readonly deputy: boolean; readonly cell: Cell }

/** The cells that the officer's posts open for an act. */
function holdings(act: Act, officer: ActingOfficer): Holding[] {
  const row = MATRIX[act];
  const found: Holding[] = [];
  for (const post of POSTS) {
    const cell = row[post] ?? (post === 'captain' && officer.noAdministrator === true ? row.sysAdmin : undefined);
    if (cell === undefined) continue;
    if (officer.posts.includes(post)) found.push({ post, deputy: false, cell });
    else if (officer.deputyFor.includes(post)) found.push({ post, deputy: true, cell });
  }
  return found;
}

function fits(scope: Scope, relation: Relation, everyPart: boolean): boolean {
  if (scope === 'any' || relation === 'none') return true;
  if (scope === 'notSame') return relation === 'other';
  return everyPart || relation === scope;
}

function whyNot(scopes: readonly Scope[], relation: Relation): string {
  if (scopes.includes('notSame') && relation !== 'other') return '您是本案的经办人';
  if (scopes.includes('assigned') && relation === 'own') return '您是本案A岗或承办人员，同一案件不能兼任审核、跟踪';
  if (relation === 'assigned') return '您在本案负责审核或跟踪，不是承办人';
  return scopes.includes('own') ? '这不是您承办、登记的事项' : '您没有被指定参与本案';
}

const SCOPE_WORD: Readonly<Record<Scope, string>> = { any: '', own: '本案', assigned: '本案', notSame: '未经办本案的' };

/** `本案A岗、大队长`: who may do an act by the matrix. */
export function whoMay(act: Act): string {
  const row = MATRIX[act];
  return POSTS.flatMap((post) => {
    const cell = row[post];
    if (cell === undefined) return [];
    if (post === 'gridWorker') return [`本网格${POST_WORD[post]}`];
    return [`${SCOPE_WORD[cell.scope]}${POST_WORD[post]}`];
  }).join('、');
}
