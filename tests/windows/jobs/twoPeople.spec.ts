import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { testServices } from '../../support/acting.ts';
import { expect, test, firstRun, type Place } from '../fixtures.ts';
import { goTo } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const GIVEN = '屋后一亩菜园 9';

/** Another program on the same ledger, with an officer of its own: the window is told nothing. */
async function beside<T>(place: Place, work: (services: Services) => Promise<T>): Promise<T> {
  const ledger = await openLedger(place.ledgerFolder, { now: Date.now() });
  try {
    const services = await testServices({ ledger, folder: place.folder, close: () => Promise.resolve() }, { now: Date.now() });
    return await work({ ...services, now: () => Date.now(), actor: () => ({ staffNo: '0015', name: '王芳', posts: ['captain'] }) });
  } finally {
    await ledger.close();
  }
}

test('two people change one dossier and one case: field by field side by side, each choice kept, nothing overwritten silently', async ({ start, place }) => {
  const { page, run, read, close } = await start();
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  await run('people.addOfficer', { staffNo: '0015', name: '王芳', certNo: '', certUntil: null, posts: ['captain'], password: GIVEN });
  const { id } = await run('employers.create', { fields: employer, tags: [] });
  await goTo(page, `/employers/${id}`);
  await page.getByRole('button', { name: '改档案' }).click();
  const drawer = page.getByRole('dialog', { name: '改档案' });
  await drawer.getByLabel('地址').fill('清河路 1 号');
  await drawer.getByLabel('联系电话').fill('0431-1111111');
  const dossier = await read('employers.dossier', { id });
  await beside(place, (services) => perform(services, 'employers.edit', { id, rowVersion: dossier.rowVersion, fields: { ...dossier.fields, phone: '0431-2222222', legalRep: '张某某' }, allowDuplicateCode: false, reason: '电话核实' }));
  await drawer.getByRole('button', { name: /^保存/ }).click();
  const conflict = page.getByRole('dialog', { name: '单位档案刚被他人改过' });
  await expect(conflict).toContainText('0015');
  await expect(conflict.getByRole('row', { name: /地址/ })).toContainText('清河路 1 号');
  await expect(conflict.getByRole('row', { name: /法定代表人/ })).toContainText('张某某');
  await expect(conflict.getByRole('button', { name: '按所选继续' })).toBeDisabled();
  await conflict.getByRole('row', { name: /联系电话/ }).getByText('0431-1111111').click();
  await conflict.getByRole('button', { name: '按所选继续' }).click();
  await expect(drawer.getByLabel('联系电话')).toHaveValue('0431-1111111');
  await expect(drawer.getByLabel('法定代表人')).toHaveValue('张某某');
  expect((await read('employers.dossier', { id })).fields.phone).toBe('0431-2222222');
  await drawer.getByRole('button', { name: /^保存/ }).click();
  await expect(drawer).toHaveCount(0);
  expect((await read('employers.dossier', { id })).fields).toMatchObject({ phone: '0431-1111111', legalRep: '张某某', address: '清河路 1 号' });

  // The window itself is told of the other's change here: the form must not take the new version over silently.
  const made = await run('cases.register', { caseNo: '清劳监案〔2026〕1号', fields: { employerId: id, cause: '拖欠工资', source: '投诉', filedAt: Date.now() - 86_400_000, verifiedFen: 100_000, headcount: 3, unpaidHeadcount: 3, handler: '' } });
  await goTo(page, `/cases/${made.id}`);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '改案件' }).click();
  const form = page.getByRole('dialog', { name: '改案件' });
  await form.getByLabel('核实欠薪金额').fill('3000');
  const seen = await read('cases.case', { id: made.id });
  await run('cases.edit', { id: made.id, rowVersion: seen.rowVersion, fields: { ...seen.fields, verifiedFen: 200_000 }, reason: '核实' });
  await form.getByRole('button', { name: /^保存/ }).click();
  const both = page.getByRole('dialog', { name: '案件刚被他人改过' });
  await expect(both.getByRole('row', { name: /核实欠薪金额/ })).toContainText('2,000');
  await both.getByRole('button', { name: '都按对方的' }).click();
  await both.getByRole('button', { name: '按所选继续' }).click();
  await expect(both).toHaveCount(0);
  await form.getByRole('button', { name: '放弃改动' }).click();
  expect((await read('cases.case', { id: made.id })).fields.verifiedFen).toBe(200_000);
  await close();
});

test('two people change one officer and one state: the second sees what the first did', async ({ start, place }) => {
  const { page, run, read, close } = await start();
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  await run('people.addOfficer', { staffNo: '0015', name: '王芳', certNo: 'SY-1', certUntil: '2026-12-05', posts: ['handler'], password: GIVEN });
  const officer = async () => (await read('people.officers', {})).officers.find((one) => one.staffNo === '0015') ?? (() => { throw new Error('no officer'); })();
  await goTo(page, '/settings?section=people');
  await expect(page.getByRole('row', { name: /王芳/ })).toContainText(/到期|过期/);
  await page.getByRole('row', { name: /王芳/ }).getByRole('button', { name: '资料' }).click();
  const dialog = page.getByRole('dialog', { name: /0015 王芳 的资料/ });
  await dialog.getByLabel('姓名').fill('王芳芳');
  const { rowVersion } = await officer();
  await run('people.grantPosts', { staffNo: '0015', rowVersion, posts: ['handler', 'archivist'], reason: '调整' });
  await run('people.editOfficer', { staffNo: '0015', rowVersion: rowVersion + 1, name: '王芳', certNo: 'SY-2', certUntil: '2099-12-31', active: true, reason: '换证' });
  await dialog.getByRole('button', { name: '保存' }).click();
  const conflict = page.getByRole('dialog', { name: '人员资料刚被他人改过' });
  await expect(conflict).toContainText('两人改的不是同一项');
  await conflict.getByRole('button', { name: '按所选继续' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await officer()).toMatchObject({ name: '王芳芳', certNo: 'SY-2', certUntil: '2099-12-31', posts: ['handler', 'archivist'] });

  const { id } = await run('employers.create', { fields: employer, tags: [] });
  await goTo(page, `/employers/${id}`);
  const dossier = await read('employers.dossier', { id });
  await page.getByRole('button', { name: /更多|其他/ }).first().click();
  await page.getByRole('menuitem', { name: /改状态/ }).click();
  const status = page.getByRole('dialog', { name: /改状态/ });
  await status.getByRole('radio', { name: /^停业/ }).check();
  await status.getByRole('textbox').fill('现场无人');
  await run('employers.setStatus', { id, rowVersion: dossier.rowVersion, status: 'moved', reason: '迁往外区' });
  await status.getByRole('button', { name: '改状态' }).click();
  const moved = page.getByRole('dialog', { name: '单位状态刚被他人改过' });
  await expect(moved.getByRole('row', { name: /状态/ })).toContainText('迁出');
  await moved.getByRole('row', { name: /状态/ }).getByText('迁出').click();
  await moved.getByRole('button', { name: '按所选办理' }).click();
  await expect(moved).toHaveCount(0);
  expect((await read('employers.dossier', { id })).status).toBe('moved');
  await close();
});

test('two people set one thing of the settings: the second sees both, keeps the other’s or puts the own in its place', async ({ start, place }) => {
  const { page, run, read, close } = await start();
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  await goTo(page, '/settings?section=city');
  const address = page.getByRole('textbox', { name: '网址' });
  await address.fill('https://mine.example');
  await run('settings.setCityUrl', { baseUrl: 'https://theirs.example', seen: '' });
  await page.getByRole('button', { name: '保存网址' }).click();
  const conflict = page.getByRole('dialog', { name: '支队网址刚被他人改过' });
  await expect(conflict.getByRole('row', { name: /网址/ })).toContainText('https://theirs.example');
  await expect(conflict.getByRole('row', { name: /网址/ })).toContainText('https://mine.example');
  expect((await read('settings.city', {})).baseUrl).toBe('https://theirs.example');
  await conflict.getByText('https://theirs.example').click();
  await conflict.getByRole('button', { name: '按所选保存' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(address).toHaveValue('https://theirs.example');
  await address.fill('https://mine.example');
  await run('settings.setCityUrl', { baseUrl: 'https://other.example', seen: 'https://theirs.example' });
  await page.getByRole('button', { name: '保存网址' }).click();
  await conflict.getByText('https://mine.example').click();
  await conflict.getByRole('button', { name: '按所选保存' }).click();
  await expect(conflict).toHaveCount(0);
  await expect.poll(async () => (await read('settings.city', {})).baseUrl).toBe('https://mine.example');
  await close();
});

test('what somebody else decided, or set anew, meanwhile stands beside what was typed, and the officer goes on from there', async ({ start, place }) => {
  const { page, run, read, close } = await start();
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  await run('people.addOfficer', { staffNo: '0015', name: '王芳', certNo: '', certUntil: null, posts: ['captain'], password: GIVEN });
  const { id } = await run('clocks.proposeYear', { year: 2027, holidayOff: ['2027-01-01'], workingWeekends: [], source: '国办发明电〔2026〕9号', seen: null });
  await goTo(page, '/deadlines/calendar');
  await page.getByRole('button', { name: '撤下' }).click();
  const withdraw = page.getByRole('dialog', { name: '撤下 2027 年放假安排？' });
  await withdraw.getByLabel('理由').fill('要等正式文件');
  // This window is told: the proposal leaves the page, the dialog stays with what was typed.
  await run('clocks.approveYear', { id, rowVersion: 1, reason: '' });
  await expect(page.getByText('待批准：2027 年放假安排')).toHaveCount(0);
  await withdraw.getByRole('button', { name: '撤下' }).click();
  const decided = page.getByRole('dialog', { name: '2027 年放假安排刚被他人改过' });
  await expect(decided.getByRole('row', { name: /状态/ })).toContainText('已批准生效');
  await expect(decided.getByRole('row', { name: /写明的情况/ })).toContainText('要等正式文件');
  await decided.getByRole('button', { name: '回到填写' }).click();
  await expect(withdraw.getByLabel('理由')).toHaveValue('要等正式文件');
  await withdraw.getByRole('button', { name: '撤下' }).click();
  await decided.getByRole('button', { name: '照现在的继续' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await goTo(page, '/settings?section=people');
  await page.getByRole('row', { name: /王芳/ }).getByRole('button', { name: '重设密码' }).click();
  const reset = page.getByRole('dialog', { name: '重设 0015 王芳 的密码' });
  await reset.getByLabel('新密码').fill('山前两条小路 5');
  // One person alone does not: who knows the new password could act under that name.
  await expect(reset.getByRole('button', { name: '重设' })).toBeDisabled();
  await reset.getByText('恢复口令', { exact: true }).click();
  const { passphrase } = firstRun(place.ledgerFolder);
  await reset.getByLabel('恢复口令', { exact: true }).last().fill(passphrase);
  const { rowVersion } = (await read('people.officers', {})).officers.find((one) => one.staffNo === '0015') ?? { rowVersion: 0 };
  await run('people.setPassword', { staffNo: '0015', rowVersion, password: '门口五只白鹅 8', by: { kind: 'passphrase', passphrase } });
  await reset.getByRole('button', { name: '重设' }).click();
  const both = page.getByRole('dialog', { name: '0015 王芳 的账号刚被他人改过' });
  await expect(both.getByRole('row', { name: /密码/ })).toContainText(/0001 于 .* 换过/);
  await expect(both).not.toContainText('白鹅');
  await both.getByRole('row', { name: /密码/ }).getByText('您填的新密码').click();
  await both.getByRole('button', { name: '按所选继续' }).click();
  await reset.getByRole('button', { name: '重设' }).click();
  await expect(reset).toHaveCount(0);
  expect((await read('people.officers', {})).officers.find((one) => one.staffNo === '0015')?.rowVersion).toBe(rowVersion + 2);
  await close();
});

const employer = {
  uscc: '', name: '某某建筑有限公司', industry: 'construction', streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
} as const;
