import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { Host } from '#electron/areas/services.ts';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { Refusal, refuse } from '#shared/messages/index.ts';
import { openSession } from '#electron/cli/services.ts';
import { acting, testServices } from '../support/acting.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';

const PASSWORD = '河边三棵柳树 7';
let made: TestLedger;
let services: Services;
let person: Actor | null;
let mustChange = false;
const clock = { now: Date.parse('2026-11-24T09:00:00+08:00') };

beforeEach(async () => {
  made = await makeLedger();
  person = { staffNo: '0001', name: '大队长', posts: ['handler', 'enforcementTracker', 'captain'] };
  const host: Partial<Host> = { signIn: (who, change) => { person = who; mustChange = change; }, lock: () => undefined, signOut: () => { person = null; }, person: () => person, locked: () => false, keepPin: () => undefined };
  services = { ...await testServices(made, clock), actor: () => { if (person === null) throw refuse('people.signInNeeded', {}); return person; }, host: host as Host };
});
afterEach(() => made.close());

const people = () => acting('people', services);
const add = (staffNo: string, posts: ('handler' | 'enforcementTracker' | 'captain' | 'sysAdmin' | 'legalReviewer')[], password = PASSWORD) => people()('addOfficer', { staffNo, name: `王芳${staffNo}`, certNo: '', certUntil: null, posts, password });
const officer = async (staffNo: string) => (await people()('officers', {})).officers.find((one) => one.staffNo === staffNo) ?? expect.unreachable();
const as = (posts: readonly string[], staffNo = '0009'): void => { person = { staffNo, name: '某人', posts }; };

/** A second manager of accounts who has set an own password and stands behind a reset. */
async function second(): Promise<InputOf<'people.setPassword'>['by']> {
  await add('0002', ['captain']);
  await made.ledger.transaction(async (w) => { await w.run("UPDATE officers SET must_change = 0 WHERE staff_no = '0002'"); return { commit: true }; });
  return { kind: 'second', staffNo: '0002', password: PASSWORD };
}

test('an officer signs in with the own password only, and must first replace one that somebody else set', async () => {
  await add('0015', ['enforcementTracker']);
  expect(await officer('0015')).toMatchObject({ posts: ['enforcementTracker'], hasPassword: true, mustChange: true });
  await expect(people()('signIn', { staffNo: '0015', password: 'wrong' })).rejects.toMatchObject({ code: 'people.wrongPassword' });
  await expect(people()('signIn', { staffNo: '0015', password: '' })).rejects.toMatchObject({ code: 'people.wrongPassword' });
  await expect(people()('signIn', { staffNo: '4711', password: PASSWORD })).rejects.toMatchObject({ code: 'people.wrongPassword' });
  expect(await people()('signIn', { staffNo: '0015', password: PASSWORD })).toEqual({ mustChange: true });
  expect(mustChange).toBe(true);
  await expect(people()('changePassword', { old: PASSWORD, next: '12345678' })).rejects.toMatchObject({ code: 'people.weakPassword' });
  await people()('changePassword', { old: PASSWORD, next: '屋后一亩菜园 9' });
  expect(mustChange).toBe(false);
  await expect(people()('signIn', { staffNo: '0015', password: PASSWORD })).rejects.toMatchObject({ code: 'people.wrongPassword' });
  expect(await people()('signIn', { staffNo: '0015', password: '屋后一亩菜园 9' })).toEqual({ mustChange: false });
});

test('tries side by side gain nothing: each is counted before the next one is held against the password', async () => {
  await add('0015', []);
  const codes = (tries: readonly string[]) => Promise.all(tries.map((password) => people()('signIn', { staffNo: '0015', password }).then(() => 'in', (error: unknown) => (error as Refusal).code)));
  const many = await codes([...Array.from({ length: 12 }, (_, n) => `guess ${n}`), PASSWORD]);
  expect(many.filter((code) => code === 'people.wrongPassword')).toHaveLength(5);
  expect(many.filter((code) => code === 'people.waitForTry')).toHaveLength(8);
  expect(await made.ledger.reader.rows('SELECT failures FROM officers WHERE staff_no = ?', ['0015'])).toEqual([{ failures: 5 }]);
});

test('after five wrong tries the next ones wait longer and longer, also with the right password; each stands in the journal', async () => {
  await add('0015', []);
  const wrong = () => people()('signIn', { staffNo: '0015', password: 'x' });
  for (let i = 0; i < 5; i += 1) await expect(wrong()).rejects.toMatchObject({ code: 'people.wrongPassword' });
  await expect(people()('signIn', { staffNo: '0015', password: PASSWORD })).rejects.toMatchObject({ code: 'people.waitForTry' });
  clock.now += 30_000;
  await expect(wrong()).rejects.toMatchObject({ code: 'people.wrongPassword' });
  clock.now += 30_000;
  await expect(people()('signIn', { staffNo: '0015', password: PASSWORD })).rejects.toMatchObject({ code: 'people.waitForTry' });
  clock.now += 30_000;
  await people()('signIn', { staffNo: '0015', password: PASSWORD });
  const rows = await made.ledger.reader.rows<{ n: number }>(`SELECT count(*) AS n FROM journal WHERE operation = 'people.signInFailed'`);
  expect(rows[0]?.n).toBe(6);
});

test('no password stands anywhere in the ledger in the clear', async () => {
  await add('0015', []);
  const [row] = await made.ledger.reader.rows<{ password_hash: string }>(`SELECT password_hash FROM officers WHERE staff_no = '0015'`);
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const journal = await made.ledger.reader.rows(`SELECT * FROM journal`);
  expect(JSON.stringify(journal)).not.toContain('三棵柳树');
});

test('the first officer stands in only until somebody is there; nobody gives posts to oneself; one captain remains', async () => {
  await made.ledger.exclusively((w) => w.run('UPDATE officers SET provisional = 1'));
  await add('0015', ['enforcementTracker']);
  expect((await officer('0001')).posts).toEqual(['handler', 'captain']);
  const own = await officer('0001');
  await expect(people()('grantPosts', { staffNo: '0001', rowVersion: own.rowVersion, posts: ['handler', 'captain', 'legalReviewer'], reason: '' })).rejects.toMatchObject({ code: 'people.mayNotGrant' });
  await expect(people()('grantPosts', { staffNo: '0001', rowVersion: own.rowVersion, posts: ['handler'], reason: '' })).rejects.toMatchObject({ code: 'people.lastCaptain' });
  await expect(people()('editOfficer', { staffNo: '0001', rowVersion: own.rowVersion, name: '大队长', certNo: '', certUntil: null, active: false, reason: '' })).rejects.toMatchObject({ code: 'people.lastCaptain' });
  await expect(add('0016', ['sysAdmin', 'handler'])).rejects.toMatchObject({ code: 'people.mayNotGrant' });
  await expect(add('0015', [])).rejects.toMatchObject({ code: 'people.exists' });
});

test('the administrator opens accounts without posts; the captain grants them', async () => {
  await add('0009', ['sysAdmin']);
  as(['sysAdmin']);
  await expect(add('0020', ['handler'])).rejects.toMatchObject({ code: 'people.mayNotGrant' });
  await add('0020', []);
  as(['captain'], '0001');
  const line = await officer('0020');
  await people()('grantPosts', { staffNo: '0020', rowVersion: line.rowVersion, posts: ['handler'], reason: '到岗' });
  await expect(people()('grantPosts', { staffNo: '0020', rowVersion: line.rowVersion, posts: [], reason: '' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile' });
});

test('a deputy holds the post on its days and not a day longer', async () => {
  await add('0015', ['enforcementTracker']);
  await people()('appointDeputy', { staffNo: '0015', post: 'captain', from: '2026-11-25', until: '2026-11-26', reason: '出差' });
  const posts = async () => { await people()('signIn', { staffNo: '0015', password: PASSWORD }); const now = person?.posts; as(['captain'], '0001'); return now; };
  expect(await posts()).toEqual(['enforcementTracker']);
  clock.now = Date.parse('2026-11-25T00:00:00+08:00');
  expect(await posts()).toEqual(['enforcementTracker', 'captain']);
  clock.now = Date.parse('2026-11-27T00:00:00+08:00');
  expect(await posts()).toEqual(['enforcementTracker']);
});

test('the dispatcher refuses before anything is read: nobody signed in, or a post that the matrix does not name', async () => {
  const list = { filter: { text: '', industries: [], streets: [], statuses: [], levels: [], tags: [], openArrearsOnly: false }, sort: 'alert', descending: true, offset: 0, limit: 5 };
  await perform(services, 'employers.list', list);
  await add('0008', ['sysAdmin']);
  await add('0009', ['legalReviewer']);
  as([], '0008');
  await expect(perform(services, 'employers.list', list)).rejects.toMatchObject({ code: 'people.mayNot' });
  as([], '0009');
  await expect(perform(services, 'settings.backupNow', {})).rejects.toMatchObject({ code: 'people.mayNot' });
  person = null;
  await expect(perform(services, 'employers.list', list)).rejects.toMatchObject({ code: 'people.signInNeeded' });
});

test('a post that was withdrawn, a deputyship that is over and a closed account end at once, not at the next sign-in', async () => {
  const list = { filter: { text: '', industries: [], streets: [], statuses: [], levels: [], tags: [], openArrearsOnly: false }, sort: 'alert', descending: true, offset: 0, limit: 5 };
  clock.now = Date.parse('2026-11-24T09:00:00+08:00');
  await add('0015', ['handler']);
  const row = await officer('0015');
  await people()('grantPosts', { staffNo: '0015', rowVersion: row.rowVersion, posts: [], reason: '调离' });
  const captain = person;
  as(['handler', 'captain'], '0015');
  await expect(perform(services, 'employers.list', list)).rejects.toMatchObject({ code: 'people.mayNot' });
  person = captain;
  await people()('appointDeputy', { staffNo: '0015', post: 'handler', from: '2026-11-24', until: '2026-11-24', reason: '外出' });
  as(['handler'], '0015');
  await perform(services, 'employers.list', list);
  clock.now = Date.parse('2026-11-25T00:00:01+08:00');
  await expect(perform(services, 'employers.list', list)).rejects.toMatchObject({ code: 'people.mayNot' });
  person = captain;
  await people()('editOfficer', { staffNo: '0015', rowVersion: (await officer('0015')).rowVersion, name: '王芳', certNo: '', certUntil: null, active: false, reason: '离职' });
  as(['captain'], '0015');
  await expect(perform(services, 'employers.list', list)).rejects.toMatchObject({ code: 'people.inactive' });
  clock.now = Date.parse('2026-11-24T09:00:00+08:00');
});

test('an open window is no place to guess at a password: wrong ones count as at the sign-in, and a locked window changes none', async () => {
  await add('0015', ['handler']);
  await people()('signIn', { staffNo: '0015', password: PASSWORD });
  const guess = () => people()('changePassword', { old: 'x', next: '屋后一亩菜园 9' });
  for (let i = 0; i < 5; i += 1) await expect(guess()).rejects.toMatchObject({ code: 'people.wrongPassword', field: 'old' });
  await expect(people()('changePassword', { old: PASSWORD, next: '屋后一亩菜园 9' })).rejects.toMatchObject({ code: 'people.waitForTry' });
  const rows = await made.ledger.reader.rows<{ n: number }>(`SELECT count(*) AS n FROM journal WHERE operation = 'people.signInFailed'`);
  expect(rows[0]?.n).toBe(5);
  clock.now += 60_000;
  services = { ...services, host: { ...services.host, locked: () => true } as Host };
  await expect(people()('changePassword', { old: PASSWORD, next: '屋后一亩菜园 9' })).rejects.toMatchObject({ code: 'people.locked' });
  clock.now -= 60_000;
});

test('two accounts of one name need certificate numbers before both have a part in matters: duties are kept apart by person', async () => {
  const account = (staffNo: string, certNo: string, posts: ('handler' | 'legalReviewer' | 'intakeClerk')[]) => people()('addOfficer', { staffNo, name: '李 雷', certNo, certUntil: null, posts, password: PASSWORD });
  await account('0021', '', ['handler']);
  await account('0022', '', ['intakeClerk']);
  await expect(account('0023', 'SY-1', ['legalReviewer'])).rejects.toMatchObject({ code: 'people.namesake', field: 'certNo' });
  await expect(people()('grantPosts', { staffNo: '0022', rowVersion: (await officer('0022')).rowVersion, posts: ['legalReviewer'], reason: '' })).rejects.toMatchObject({ code: 'people.namesake' });
  await expect(people()('appointDeputy', { staffNo: '0022', post: 'captain', from: '2026-11-24', until: '2026-11-30', reason: '外出' })).rejects.toMatchObject({ code: 'people.namesake' });
  await people()('editOfficer', { staffNo: '0021', rowVersion: (await officer('0021')).rowVersion, name: '李雷', certNo: 'SY-2', certUntil: null, active: true, reason: '补填证号' });
  await account('0023', 'SY-1', ['legalReviewer']);
  await expect(people()('editOfficer', { staffNo: '0023', rowVersion: (await officer('0023')).rowVersion, name: '李雷', certNo: '', certUntil: null, active: true, reason: '删证号' })).rejects.toMatchObject({ code: 'people.namesake' });
});

test('the command line does not act under a password that somebody else reset; one from the opening of the account goes on working', async () => {
  await add('0015', ['handler']);
  const open = async (password: string): Promise<string> => {
    process.env['LEDGER_PASSWORD'] = password;
    try {
      await (await openSession(made.folder, '0015')).close();
      return 'open';
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    } finally {
      delete process.env['LEDGER_PASSWORD'];
    }
  };
  expect(await open(PASSWORD)).toBe('open');
  await people()('setPassword', { staffNo: '0015', rowVersion: (await officer('0015')).rowVersion, password: '山前两条小路 5', by: await second() });
  expect(await open('山前两条小路 5')).toBe('people.resetPending');
  await people()('signIn', { staffNo: '0015', password: '山前两条小路 5' });
  await people()('changePassword', { old: '山前两条小路 5', next: '屋后一亩菜园 9' });
  expect(await open('屋后一亩菜园 9')).toBe('open');
});

test('nobody takes over an account with a business post by resetting its password alone: a second manager of accounts or the passphrase stands behind it', async () => {
  await add('0015', ['handler']);
  await add('0002', ['captain']);
  await add('0098', []);
  await add('0009', ['sysAdmin']);
  const reset = async (staffNo: string, by: InputOf<'people.setPassword'>['by']) => people()('setPassword', { staffNo, rowVersion: (await officer(staffNo)).rowVersion, password: '山前两条小路 5', by });
  const vouching = { kind: 'second' as const, staffNo: '0002', password: PASSWORD };
  as(['sysAdmin'], '0009');
  for (const target of ['0015', '0001', '0002']) await expect(reset(target, null)).rejects.toMatchObject({ code: 'people.resetNeedsSecond' });
  await expect(reset('0015', { kind: 'second', staffNo: '0015', password: PASSWORD })).rejects.toMatchObject({ code: 'people.notSecond' });
  // Its password was set by somebody else, who would vouch for himself.
  await expect(reset('0015', vouching)).rejects.toMatchObject({ code: 'people.notSecond' });
  await people()('signIn', { staffNo: '0002', password: PASSWORD });
  await people()('changePassword', { old: PASSWORD, next: '屋后一亩菜园 9' });
  as(['sysAdmin'], '0009');
  await expect(reset('0015', { ...vouching, password: 'wrong 1' })).rejects.toMatchObject({ code: 'people.wrongPassword' });
  await expect(reset('0002', { ...vouching, password: '屋后一亩菜园 9' })).rejects.toMatchObject({ code: 'people.notSecond' });
  as(['captain'], '0002');
  await expect(reset('0015', { ...vouching, password: '屋后一亩菜园 9' })).rejects.toMatchObject({ code: 'people.notSecond' });
  as(['sysAdmin'], '0009');
  await reset('0015', { ...vouching, password: '屋后一亩菜园 9' });
  expect((await made.ledger.reader.first<{ summary: string }>("SELECT summary FROM journal WHERE operation = 'people.setPassword'"))?.summary).toBe('重设 0015 王芳0015 的密码；0002 王芳0002 当面核准');
  // An account without a business post opens nothing.
  await reset('0098', null);
}, 60_000);

test('a password that is reset second: the account as it stands is told, with who set the password last; then it can be set', async () => {
  await add('0015', ['handler']);
  await add('0009', ['sysAdmin']);
  const by = await second();
  const { rowVersion } = await officer('0015');
  const before = clock.now;
  clock.now += 60_000;
  as(['sysAdmin'], '0009');
  await people()('setPassword', { staffNo: '0015', rowVersion, password: '山前两条小路 5', by });
  const refused = people()('setPassword', { staffNo: '0015', rowVersion, password: '门口五只白鹅 8', by });
  await expect(refused).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { rowVersion: rowVersion + 1, standing: '在用', staffNo: '0009', at: before + 60_000, password: { staffNo: '0009', at: before + 60_000 } } });
  expect(await people()('signIn', { staffNo: '0015', password: '山前两条小路 5' })).toEqual({ mustChange: true });
  as(['sysAdmin'], '0009');
  await people()('setPassword', { staffNo: '0015', rowVersion: rowVersion + 1, password: '门口五只白鹅 8', by });
  expect(await people()('signIn', { staffNo: '0015', password: '门口五只白鹅 8' })).toEqual({ mustChange: true });
});
