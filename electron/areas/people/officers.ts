import type { z } from 'zod';
import type { post } from '#shared/contract/settings.ts';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Writer } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Outcome } from '#electron/ledger/ledger.ts';
import { effect, read, write, type EffectContext } from '../operation.ts';
import { newPasswordHash } from './password.ts';
import { allDeputies, allOfficers, officerByNumber, postsOf, updateOfficer, type OfficerRow } from './repository.ts';

type Post = z.output<typeof post>;

export const officers = read<'people.officers'>(async ({ reader }) => ({
  officers: (await allOfficers(reader)).map((row) => ({
    staffNo: row.staff_no, name: row.name, certNo: row.cert_no, certUntil: row.cert_until, posts: postsOf(row) as Post[], active: row.active === 1, hasPassword: row.password_hash !== '', mustChange: row.must_change === 1,
    provisional: row.provisional === 1, lockedUntil: row.locked_until, lastSignInAt: row.last_sign_in_at, rowVersion: row.row_version,
  })),
  deputies: (await allDeputies(reader)).map((row) => ({ id: row.id, staffNo: row.staff_no, name: row.name, post: row.post as Post, from: row.from_day, until: row.until_day, reason: row.reason, endedAt: row.ended_at })),
}));

export interface NewOfficer { readonly staffNo: string; readonly name: string; readonly certNo: string; readonly certUntil: string | null; readonly posts: readonly string[]; readonly password: string }

/** Opens an account. Posts come from the captain; whoever they go to, the first officer of the ledger holds them for the brigade no longer. */
export async function addOfficerTo({ ledger, actor, now }: Pick<EffectContext, 'ledger' | 'actor' | 'now'>, wish: NewOfficer): Promise<void> {
  assertPosts(wish.posts);
  assertManages(actor);
  if (wish.posts.length > 0) assertGrants(actor, wish.staffNo);
  const hash = await newPasswordHash(wish.password, [wish.staffNo, wish.name]);
  await ledger.command({ actor, now }, async (w) => {
    if ((await officerByNumber(w, wish.staffNo)) !== undefined) throw refuse('people.exists', { staffNo: wish.staffNo }, { field: 'staffNo' });
    await w.insert('officers', { staff_no: wish.staffNo, name: wish.name, posts: JSON.stringify(wish.posts), cert_no: wish.certNo, cert_until: wish.certUntil, password_hash: hash, must_change: 1, created_at: now });
    await releaseProvisional(w, wish.posts);
    return told('people.addOfficer', wish, `开设账号 ${wish.staffNo} ${wish.name}`, '', { posts: wish.posts, certNo: wish.certNo, certUntil: wish.certUntil });
  });
}

export const addOfficer = effect<'people.addOfficer'>(async (ctx, args) => {
  await addOfficerTo(ctx, args);
  return {};
});

export const editOfficer = write<'people.editOfficer'>(async ({ w, actor }, { staffNo, rowVersion, name, certNo, certUntil, active, reason }) => {
  assertManages(actor);
  const row = await seen(w, staffNo, rowVersion);
  if (!active && row.active === 1) await assertCaptainRemains(w, row, []);
  await changed(w, row, { name, cert_no: certNo, cert_until: certUntil, active: active ? 1 : 0 });
  const word = active === (row.active === 1) ? '修改人员资料' : active ? '启用人员' : '停用人员';
  return told('people.editOfficer', { staffNo, name }, `${word} ${staffNo} ${name}`, reason, { name, certNo, certUntil, active });
});

export const grantPosts = write<'people.grantPosts'>(async ({ w, actor }, { staffNo, rowVersion, posts, reason }) => {
  assertPosts(posts);
  const row = await seen(w, staffNo, rowVersion);
  const before = postsOf(row);
  const added = posts.filter((one) => !before.includes(one));
  if (added.length > 0) assertGrants(actor, staffNo);
  assertCaptain(actor);
  await assertCaptainRemains(w, row, posts);
  await changed(w, row, { posts: JSON.stringify(posts), provisional: 0 });
  await releaseProvisional(w, added.filter(() => row.provisional === 0));
  return told('people.grantPosts', { staffNo, name: row.name }, `${staffNo} ${row.name} 的岗位改为 ${posts.length === 0 ? '无' : posts.join('、')}`, reason, { before, posts });
});

export const setPassword = effect<'people.setPassword'>(async ({ ledger, actor, now }, { staffNo, rowVersion, password }) => {
  assertManages(actor);
  const known = await seen(ledger.reader, staffNo, rowVersion);
  const hash = await newPasswordHash(password, [known.staff_no, known.name]);
  await ledger.command({ actor, now }, async (w) => {
    const row = await seen(w, staffNo, rowVersion);
    await changed(w, row, { password_hash: hash, must_change: 1, failures: 0, locked_until: null });
    return told('people.setPassword', { staffNo, name: row.name }, `重设 ${staffNo} ${row.name} 的密码`, '', { staffNo });
  });
  return {};
});

/** The captain names who acts in a post for some days; the last day counts. */
export const appointDeputy = write<'people.appointDeputy'>(async ({ w, actor, now }, { staffNo, post: wanted, from, until, reason }) => {
  assertCaptain(actor);
  if (staffNo === actor.staffNo) throw refuse('people.deputySelf', {});
  if (until < from || until < shanghaiDay(now)) throw refuse('people.deputyDays', {}, { field: 'until' });
  const row = await officerByNumber(w, staffNo);
  if (row === undefined || row.active === 0) throw refuse('people.unknown', { staffNo });
  assertPosts([...postsOf(row), wanted]);
  await w.insert('officer_deputies', { staff_no: staffNo, post: wanted, from_day: from, until_day: until, reason, appointed_by: actor.staffNo });
  return told('people.appointDeputy', { staffNo, name: row.name }, `指定 ${staffNo} ${row.name} 代理 ${wanted}，${from} 至 ${until}`, reason, { post: wanted, from, until });
});

export const endDeputy = write<'people.endDeputy'>(async ({ w, actor, now }, { id, reason }) => {
  assertCaptain(actor);
  const row = (await allDeputies(w)).find((one) => one.id === id && one.ended_at === null);
  if (row === undefined) throw refuse('people.noDeputy', {});
  await w.update('officer_deputies', { ended_at: now }, { id });
  return told('people.endDeputy', { staffNo: row.staff_no, name: row.name }, `结束 ${row.staff_no} ${row.name} 的代理`, reason, { id, post: row.post });
});

const CAPTAIN = 'captain';
const ADMIN = 'sysAdmin';

/** The administrator has no business post (domain 2, separation of duties 6). */
function assertPosts(posts: readonly string[]): void {
  if (posts.includes(ADMIN) && posts.some((one) => one !== ADMIN)) throw refuse('people.adminNoBusiness', {}, { field: 'posts' });
}

function assertManages(actor: Actor): void {
  if (!actor.posts.includes(ADMIN) && !actor.posts.includes(CAPTAIN)) throw refuse('people.notAllowed', { act: '管理人员账号', who: '系统管理员或大队长' });
}

function assertCaptain(actor: Actor): void {
  if (!actor.posts.includes(CAPTAIN)) throw refuse('people.captainGrants', {});
}

/** The captain grants, and nobody to oneself. */
function assertGrants(actor: Actor, staffNo: string): void {
  assertCaptain(actor);
  if (actor.staffNo === staffNo) throw refuse('people.ownPosts', {});
}

async function assertCaptainRemains(w: Writer, row: OfficerRow, posts: readonly string[]): Promise<void> {
  if (!postsOf(row).includes(CAPTAIN) || posts.includes(CAPTAIN)) return;
  const others = (await allOfficers(w)).some((one) => one.id !== row.id && one.active === 1 && postsOf(one).includes(CAPTAIN));
  if (!others) throw refuse('people.lastCaptain', {});
}

/** The first officer stands in for everybody only until there is somebody (cli.md): granted business posts leave it, the captain's stays. */
async function releaseProvisional(w: Writer, granted: readonly string[]): Promise<void> {
  const gone = granted.filter((one) => one !== CAPTAIN && one !== ADMIN);
  for (const row of gone.length === 0 ? [] : (await allOfficers(w)).filter((one) => one.provisional === 1)) {
    await changed(w, row, { posts: JSON.stringify(postsOf(row).filter((one) => !gone.includes(one))) });
  }
}

async function seen(reader: Pick<Writer, 'rows' | 'first'>, staffNo: string, rowVersion: number): Promise<OfficerRow> {
  const row = await officerByNumber(reader, staffNo);
  if (row === undefined) throw refuse('people.unknown', { staffNo });
  if (row.row_version !== rowVersion) throw refuse('people.changedMeanwhile', { staffNo });
  return row;
}

async function changed(w: Writer, row: OfficerRow, set: Readonly<Record<string, string | number | null>>): Promise<void> {
  if (!(await updateOfficer(w, row, set))) throw refuse('people.changedMeanwhile', { staffNo: row.staff_no });
}

function told(operation: string, who: { readonly staffNo: string; readonly name: string }, summary: string, reason: string, changes: Readonly<Record<string, unknown>>): Outcome<Record<string, never>> {
  return { value: {}, entry: { operation, subject: { kind: 'officer', id: who.staffNo, label: `${who.staffNo} ${who.name}` }, summary, reason, changes: { staffNo: who.staffNo, ...changes } }, topics: ['people', 'session', 'journal'] };
}
