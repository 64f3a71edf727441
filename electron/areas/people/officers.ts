import { refuse, type Refusal } from '#shared/messages/index.ts';
import { certificateEnd } from '#shared/rules/posts/certificates.ts';
import { deputyProblem, grantProblem, type Holder } from '#shared/rules/posts/deputies.ts';
import { namesakeProblem } from '#shared/rules/posts/namesake.ts';
import { isPost, type Post } from '#shared/rules/posts/posts.ts';
import { personKey } from '#shared/rules/posts/relation.ts';
import { figure } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Outcome } from '#electron/ledger/ledger.ts';
import { effect, read, write, type EffectContext } from '../operation.ts';
import type { Services } from '../services.ts';
import { newPasswordHash } from './password.ts';
import { resetVouched } from './resetVoucher.ts';
import { accountChange, passwordChange, allDeputies, allOfficers, deputisedPosts, officerByNumber, postsOf, updateOfficer, type OfficerRow } from './repository.ts';

export const officers = read<'people.officers'>(async ({ reader, services, now }) => ({
  officers: (await allOfficers(reader)).map((row) => ({
    staffNo: row.staff_no, name: row.name, certNo: row.cert_no, certUntil: row.cert_until, posts: postsOf(row) as Post[], active: row.active === 1, hasPassword: row.password_hash !== '', mustChange: row.must_change === 1,
    provisional: row.provisional === 1, lockedUntil: row.locked_until, lastSignInAt: row.last_sign_in_at, rowVersion: row.row_version,
    certificate: certificateEnd({ certNo: row.cert_no, certUntil: row.cert_until }, shanghaiDay(now), warningDays(services, now)),
  })),
  deputies: (await allDeputies(reader)).map((row) => ({ id: row.id, staffNo: row.staff_no, name: row.name, post: row.post as Post, from: row.from_day, until: row.until_day, reason: row.reason, endedAt: row.ended_at })),
}));

/** The own certificate, once it is about to end or has ended. */
export const ownCertificate = read<'people.ownCertificate'>(async ({ reader, services, now }) => {
  const row = await officerByNumber(reader, services.actor().staffNo);
  return { certificate: row === undefined ? null : certificateEnd({ certNo: row.cert_no, certUntil: row.cert_until }, shanghaiDay(now), warningDays(services, now)) };
});

const warningDays = (services: Pick<Services, 'rulePacks'>, now: number): number => figure(services.rulePacks.on(shanghaiDay(now)).pack, 'officer.certificateWarning');

export interface NewOfficer { readonly staffNo: string; readonly name: string; readonly certNo: string; readonly certUntil: string | null; readonly posts: readonly string[]; readonly password: string }

/** Opens an account. Posts come from the captain; whoever they go to, the first officer of the ledger holds them for the brigade no longer. */
export async function addOfficerTo({ ledger, actor, now }: Pick<EffectContext, 'ledger' | 'actor' | 'now'>, wish: NewOfficer): Promise<void> {
  assertManages(actor);
  if (wish.posts.length > 0) assertGrants(await holderOf(ledger.reader, actor), { person: personKey({ staffNo: wish.staffNo, certNo: wish.certNo }), posts: [] }, wish.posts);
  const hash = await newPasswordHash(wish.password, [wish.staffNo, wish.name]);
  await ledger.command({ actor, now }, async (w) => {
    if ((await officerByNumber(w, wish.staffNo)) !== undefined) throw refuse('people.exists', { staffNo: wish.staffNo }, { field: 'staffNo' });
    await assertOnePerson(w, wish, now);
    await w.insert('officers', { staff_no: wish.staffNo, name: wish.name, posts: JSON.stringify(wish.posts), cert_no: wish.certNo, cert_until: wish.certUntil, password_hash: hash, must_change: 1, created_at: now });
    await releaseProvisional(w, wish.posts);
    return told('people.addOfficer', wish, `开设账号 ${wish.staffNo} ${wish.name}`, '', { posts: wish.posts, certNo: wish.certNo, certUntil: wish.certUntil });
  });
}

export const addOfficer = effect<'people.addOfficer'>(async (ctx, args) => {
  await addOfficerTo(ctx, args);
  return {};
});

export const editOfficer = write<'people.editOfficer'>(async ({ w, actor, now }, { staffNo, rowVersion, name, certNo, certUntil, active, reason }) => {
  assertManages(actor);
  const row = await seen(w, staffNo, rowVersion);
  if (active) await assertOnePerson(w, { staffNo, name, certNo, posts: postsOf(row) }, now);
  if (!active && row.active === 1) await assertCaptainRemains(w, row, []);
  await changed(w, row, { name, cert_no: certNo, cert_until: certUntil, active: active ? 1 : 0 });
  const word = active === (row.active === 1) ? '修改人员资料' : active ? '启用人员' : '停用人员';
  return told('people.editOfficer', { staffNo, name }, `${word} ${staffNo} ${name}`, reason, { name, certNo, certUntil, active });
});

export const grantPosts = write<'people.grantPosts'>(async ({ w, actor, now }, { staffNo, rowVersion, posts, reason }) => {
  const row = await seen(w, staffNo, rowVersion);
  const before = postsOf(row);
  const added = posts.filter((one) => !before.includes(one));
  assertGrants(await holderOf(w, actor), { person: personOfRow(row), posts: before.filter(isPost) }, posts);
  await assertCaptainRemains(w, row, posts);
  await assertOnePerson(w, { staffNo, name: row.name, certNo: row.cert_no, posts }, now);
  await changed(w, row, { posts: JSON.stringify(posts), provisional: 0 });
  await releaseProvisional(w, added.filter(() => row.provisional === 0));
  return told('people.grantPosts', { staffNo, name: row.name }, `${staffNo} ${row.name} 的岗位改为 ${posts.length === 0 ? '无' : posts.join('、')}`, reason, { before, posts });
});

/**
 * A new password for somebody who forgot it. Whoever sets it knows it, and could sign in as that officer before the officer does: of an account that deals with matters of the brigade a second
 * one stands behind it (domain 2, duties 3 and 6: the administrator has no business post, and no captain acts as the A).
 */
export const setPassword = effect<'people.setPassword'>(async (ctx, { staffNo, rowVersion, password, by }) => {
  const { ledger, actor, now } = ctx;
  assertManages(actor);
  const known = await seen(ledger.reader, staffNo, rowVersion);
  const vouchedBy = await resetVouched(ctx, known, by);
  const hash = await newPasswordHash(password, [known.staff_no, known.name]);
  await ledger.command({ actor, now }, async (w) => {
    const row = await seen(w, staffNo, rowVersion);
    await changed(w, row, { password_hash: hash, must_change: 1, failures: 0, locked_until: null });
    return told('people.setPassword', { staffNo, name: row.name }, `重设 ${staffNo} ${row.name} 的密码${vouchedBy === '' ? '' : `；${vouchedBy}`}`, '', { staffNo, vouchedBy });
  });
  return {};
});

/** The captain names who acts in a post for some days; the last day counts. */
export const appointDeputy = write<'people.appointDeputy'>(async ({ w, actor, now }, { staffNo, post: wanted, from, until, reason }) => {
  const row = await officerByNumber(w, staffNo);
  if (row === undefined || row.active === 0) throw refuse('people.unknown', { staffNo });
  const why = deputyProblem(await holderOf(w, actor), { person: personOfRow(row), posts: postsOf(row).filter(isPost) }, { post: wanted, from, until }, shanghaiDay(now));
  if (why !== null) throw refuse('people.mayNotAppoint', { why });
  await assertOnePerson(w, { staffNo, name: row.name, certNo: row.cert_no, posts: [...postsOf(row), wanted] }, now);
  await w.insert('officer_deputies', { staff_no: staffNo, post: wanted, from_day: from, until_day: until, reason, appointed_by: actor.staffNo });
  return told('people.appointDeputy', { staffNo, name: row.name }, `指定 ${staffNo} ${row.name} 代理 ${wanted}，${from} 至 ${until}`, reason, { post: wanted, from, until });
});

export const endDeputy = write<'people.endDeputy'>(async ({ w, actor, now }, { id, reason }) => {
  if (!actor.posts.includes(CAPTAIN)) throw refuse('people.mayNotAppoint', { why: '代理由大队长本人结束。' });
  const row = (await allDeputies(w)).find((one) => one.id === id && one.ended_at === null);
  if (row === undefined) throw refuse('people.noDeputy', {});
  await w.update('officer_deputies', { ended_at: now }, { id });
  return told('people.endDeputy', { staffNo: row.staff_no, name: row.name }, `结束 ${row.staff_no} ${row.name} 的代理`, reason, { id, post: row.post });
});

const CAPTAIN = 'captain';
const ADMIN = 'sysAdmin';

function assertManages(actor: Actor): void {
  if (!actor.posts.includes(ADMIN) && !actor.posts.includes(CAPTAIN)) throw refuse('people.notAllowed', { act: '管理人员账号', who: '系统管理员或大队长' });
}

/** Who grants, by person: two accounts with one certificate are one (domain 2, duty 6). */
async function holderOf(reader: Reader, actor: Actor): Promise<Holder> {
  const row = await officerByNumber(reader, actor.staffNo);
  return { person: row === undefined ? actor.staffNo : personOfRow(row), posts: actor.posts.filter(isPost) };
}

const personOfRow = (row: OfficerRow): string => personKey({ staffNo: row.staff_no, certNo: row.cert_no });

function assertGrants(by: Holder, to: Holder, posts: readonly string[]): void {
  const why = grantProblem(by, to, posts.filter(isPost));
  if (why !== null) throw refuse('people.mayNotGrant', { why }, { field: 'posts' });
}

/** No second account of somebody who already acts in a matter under another one (`people.namesake`). Closed accounts are left out: they act no more. */
async function assertOnePerson(w: Writer, account: Pick<NewOfficer, 'staffNo' | 'name' | 'certNo' | 'posts'>, now: number): Promise<void> {
  const others = [];
  for (const row of (await allOfficers(w)).filter((one) => one.active === 1)) {
    others.push({ staffNo: row.staff_no, name: row.name, certNo: row.cert_no, posts: [...postsOf(row), ...(await deputisedPosts(w, row.staff_no, shanghaiDay(now)))].filter(isPost) });
  }
  const why = namesakeProblem({ ...account, posts: account.posts.filter(isPost) }, others);
  if (why !== null) throw refuse('people.namesake', { why }, { field: 'certNo' });
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

async function seen(reader: Reader, staffNo: string, rowVersion: number): Promise<OfficerRow> {
  const row = await officerByNumber(reader, staffNo);
  if (row === undefined) throw refuse('people.unknown', { staffNo });
  if (row.row_version !== rowVersion) throw await overtaken(reader, row);
  return row;
}

/** Somebody else changed the account meanwhile; who and when goes along, so that both versions can stand side by side. */
async function overtaken(reader: Reader, row: OfficerRow): Promise<Refusal> {
  return refuse('ledger.changedMeanwhile', { what: `工号 ${row.staff_no} 的资料` }, { data: { rowVersion: row.row_version, standing: row.active === 1 ? '在用' : '停用', ...(await accountChange(reader, row.staff_no)), password: await passwordChange(reader, row.staff_no) } });
}

async function changed(w: Writer, row: OfficerRow, set: Readonly<Record<string, string | number | null>>): Promise<void> {
  if (!(await updateOfficer(w, row, set))) throw await overtaken(w, row);
}

function told(operation: string, who: { readonly staffNo: string; readonly name: string }, summary: string, reason: string, changes: Readonly<Record<string, unknown>>): Outcome<Record<string, never>> {
  return { value: {}, entry: { operation, subject: { kind: 'officer', id: who.staffNo, label: `${who.staffNo} ${who.name}` }, summary, reason, changes: { staffNo: who.staffNo, ...changes } }, topics: ['people', 'session', 'journal'] };
}
