import type { Actor } from '#electron/ledger/journal.ts';
import { perform } from '#electron/areas/run.ts';
import type { CommandName, InputOf, OutputOf, QueryName } from '#shared/contract/index.ts';
import { head, uscc } from '../support/desk.ts';
import { complaintOf, makeBrigade, type Registration } from '../intake/support.ts';

/** Officers of the walk: a post each, some twice. */
export const OFFICERS = {
  '0001': 'captain', '0011': 'handler', '0012': 'handler', '0013': 'legalReviewer', '0014': 'enforcementTracker', '0021': 'intakeClerk', '0022': 'intakeClerk', '0031': 'gridWorker', '0032': 'gridWorker', '0041': 'archivist', '0099': 'sysAdmin',
} as const;
export type StaffNo = keyof typeof OFFICERS;

/** A brigade whose officers do everything through the dispatcher, as the window does: the matrix is asked each time. */
export async function makeGuardedBrigade() {
  const brigade = await makeBrigade();
  await brigade.ledger.transaction(async (w) => {
    for (const [staffNo, post] of Object.entries(OFFICERS)) {
      await w.run('INSERT INTO officers (staff_no, name, posts, created_at) VALUES (?, ?, ?, 0) ON CONFLICT (staff_no) DO UPDATE SET posts = excluded.posts', [staffNo, `员${staffNo}`, JSON.stringify([post])]);
    }
    await w.run("UPDATE officers SET provisional = 0, cert_no = 'Z' || staff_no, cert_until = '2099-01-01'");
    return { commit: true };
  });
  const shields: number[] = [];
  const base = { ...brigade.services, desktop: { ...brigade.services.desktop, shield: (seconds: number) => { shields.push(seconds); } } };
  const as = (staffNo: StaffNo, services = base) => <N extends QueryName | CommandName>(name: N, args: InputOf<N>): Promise<OutputOf<N>> =>
    perform({ ...services, actor: (): Actor => ({ staffNo, name: staffNo, posts: [OFFICERS[staffNo]] }) }, name, args) as Promise<OutputOf<N>>;
  const { id: employer } = await brigade.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] });
  const register = (by: StaffNo, more: Partial<Registration> = {}) => as(by)('intake.register', complaintOf({ id: employer }, more));
  const versionOf = async (id: number): Promise<number> => (await brigade.reader.first<{ v: number }>('SELECT row_version AS v FROM complaints WHERE id = ?', [id]))?.v ?? 0;
  const dispatch = async (id: number, to: StaffNo = '0011') => as('0001')('intake.dispatch', { id, rowVersion: await versionOf(id), staffNo: to, reason: '' });
  const paperOf = async (id: number, kind: string): Promise<number> => (await brigade.reader.first<{ id: number }>('SELECT id FROM papers WHERE subject_kind = \'complaint\' AND subject_id = ? AND kind = ?', [id, kind]))?.id ?? 0;
  return { ...brigade, base, as, employer, register, dispatch, versionOf, paperOf, shields };
}

export type GuardedBrigade = Awaited<ReturnType<typeof makeGuardedBrigade>>;

/** The code of the refusal, or `done`. */
export const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string; message: string }) => error.code ?? error.message);
