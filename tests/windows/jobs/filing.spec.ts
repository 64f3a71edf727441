import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { openCityKeys } from '../../city-inbox/cityKeys.ts';
import { makeReturn } from '../../city-inbox/review.ts';
import { expect, firstRun, test, type Product } from '../fixtures.ts';
import { answerDialogs, goTo, withKey } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const GIVEN = '初始口令两株海棠 5';
const OWN = '屋后一亩菜园 9';

const employer = {
  uscc: '91990101MA1A000325', name: '丙餐饮管理有限公司', industry: 'catering' as const, streetCode: '990101001', unitType: '', address: '人民路 1 号', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
};
const matter = { claims: ['wages' as const], headcount: 3, amountClaimedFen: 3_860_000, periodFrom: '', periodTo: '', endedOn: '', placeOfWork: '', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' };
const person = { name: '欧阳翠花', idNo: null, phone: '13800138617', address: null, source: 'typed' as const };

type Post = 'handler' | 'legalReviewer';

/** A brigade with an A, and a complaint that was given to it. */
async function brigade({ run, read }: Product, folder: string, officers: readonly (readonly [staffNo: string, name: string, posts: Post[], certNo: string])[]): Promise<number> {
  await run('settings.createLedger', { ...firstRun(folder), password: CAPTAIN });
  for (const [staffNo, name, posts, certNo] of officers) await run('people.addOfficer', { staffNo, name, posts, certNo, certUntil: '2099-12-31', password: GIVEN });
  const { id: employerId } = await run('employers.create', { fields: employer, tags: [] });
  const { id } = await run('intake.register', { kind: 'complaint', channel: 'window', anonymous: false, registeredAt: null, employer: { id: employerId }, matter, statement: '', complainant: person, delegates: [], materials: [], joinTo: null, draftId: null });
  await run('intake.dispatch', { id, rowVersion: (await read('intake.complaint', { id })).rowVersion, staffNo: officers[0]?.[0] ?? '', reason: '' });
  return id;
}

const known = new Set<string>();
async function signIn({ run }: Product, staffNo: string): Promise<void> {
  await run('people.signOut', {});
  if (staffNo === '0001') return void (await run('people.signIn', { staffNo, password: CAPTAIN }));
  await run('people.signIn', { staffNo, password: known.has(staffNo) ? OWN : GIVEN });
  if (!known.has(staffNo)) await run('people.changePassword', { old: GIVEN, next: OWN });
  known.add(staffNo);
}

async function propose(page: Page, id: number): Promise<void> {
  await goTo(page, `/intake/${id}`);
  await page.getByRole('button', { name: '报请立案' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('案情')).toHaveValue(/^投诉人甲反映丙餐饮管理有限公司拖欠工资/);
  await dialog.getByRole('button', { name: '送B岗审核' }).click();
  await expect(page.getByRole('region', { name: '立案审批' })).toContainText('等B岗审核');
}

test('the A proposes, B finds it in the queue, sends it back and then agrees, the captain signs; the same person under another account does not', async ({ start, place }) => {
  known.clear();
  const product = await start();
  const { page, refused } = product;
  const id = await brigade(product, place.ledgerFolder, [['0003', '张承办', ['handler'], 'ZF1'], ['0004', '张承办二', ['legalReviewer'], 'zf 1'], ['0005', '王审核', ['legalReviewer'], 'ZF5']]);
  await signIn(product, '0003');
  await propose(page, id);
  const section = page.getByRole('region', { name: '立案审批' });
  const dialog = page.getByRole('dialog');

  await signIn(product, '0001');
  await goTo(page, `/intake/${id}`);
  await expect(section).toContainText('您现在不能批准');
  await expect(section).toContainText('还没有独立的法制审核');
  await expect(page.getByRole('button', { name: '批准立案' })).toHaveCount(0);
  const waiting = await product.read('intake.complaint', { id });
  const paper = { id, rowVersion: waiting.rowVersion, paperVersion: waiting.filing.paperVersion ?? 0 };
  expect((await refused('run', 'intake.approveFiling', paper)).message).toContain('还没有独立的法制审核');

  // The same certificate, so the same person: the queue does not offer it, and asking all the same is refused.
  await signIn(product, '0004');
  await goTo(page, '/intake?tab=review');
  await expect(page.getByText('这个队列里没有投诉、举报。')).toBeVisible();
  expect((await refused('run', 'intake.reviewFiling', { ...paper, verdict: 'agree', opinion: '', points: { facts: '', evidence: '', procedure: '', law: '', discretion: '' } })).message).toContain('同一案件不能兼任审核');

  await signIn(product, '0005');
  await goTo(page, '/');
  await page.getByRole('link', { name: '审核立案' }).click();
  await page.getByRole('row', { name: /立案审批中/ }).getByRole('link').click();
  await expect(page.getByRole('region', { name: '时限' })).toContainText('法制审核');
  await page.getByRole('button', { name: '审核立案' }).click();
  await dialog.getByText('退回修改').click();
  await dialog.getByLabel('适用法律').fill('条款应为第十四条第一款');
  await dialog.getByRole('button', { name: '退回修改' }).click();
  await expect(section).toContainText('已退回承办人');
  await expect(section).toContainText('适用法律：条款应为第十四条第一款');

  await signIn(product, '0003');
  await goTo(page, `/intake/${id}`);
  await page.getByRole('button', { name: '报请立案' }).click();
  await expect(dialog).toContainText('条款应为第十四条第一款');
  await dialog.getByLabel('条款').first().fill('第十四条第一款');
  await dialog.getByRole('button', { name: '送B岗审核' }).click();
  await expect(section).toContainText('等B岗审核');

  await signIn(product, '0005');
  await goTo(page, `/intake/${id}`);
  await page.getByRole('button', { name: '审核立案' }).click();
  await dialog.getByText('同意', { exact: true }).click();
  await dialog.getByLabel('审核意见').fill('同意立案');
  await dialog.getByRole('button', { name: '同意' }).click();
  await expect(section).toContainText('等大队长批准');
  await section.getByRole('link', { name: '立案审批表' }).click();
  await expect(page.getByText('随记录办理')).toBeVisible();
  await expect(page.getByRole('button', { name: '批准并取号' })).toHaveCount(0);

  await signIn(product, '0001');
  await goTo(page, '/');
  await page.getByRole('link', { name: '批准立案、决定答复' }).click();
  await page.getByRole('row', { name: /立案审批中/ }).getByRole('link').click();
  await page.getByRole('button', { name: '批准立案' }).click();
  await expect(dialog).toContainText('工号 0005：同意立案');
  await dialog.getByRole('button', { name: '批准立案' }).click();
  await expect(page.locator('main')).toContainText(/已立案.*人社监立字〔\d{4}〕第1号/);
  await expect(page.getByRole('region', { name: '文书' })).toContainText('法制审核意见书');
  await page.getByRole('link', { name: /人社监立字/ }).first().click();
  await expect(page.getByRole('region', { name: '办案人员' })).toContainText('王审核（0005）');
});

test('no separate B: the review goes out as a signed file, comes back signed and is recorded; without it the captain cannot sign', async ({ start, place }) => {
  known.clear();
  const product = await start(withKey);
  const { app, page } = product;
  const neighbour = path.join(place.folder, 'neighbour');
  await mkdir(neighbour);
  const keys = await openCityKeys(neighbour, false);
  const id = await brigade(product, place.ledgerFolder, [['0003', '张承办', ['handler'], 'ZF1']]);
  const dialog = page.getByRole('dialog');
  const section = page.getByRole('region', { name: '立案审批' });

  await goTo(page, '/settings?section=city');
  await answerDialogs(app, { open: [keys.publicKeyFile] });
  await page.getByRole('region', { name: /外部审核单位/ }).getByRole('button', { name: '装入公钥' }).click();
  await dialog.getByLabel('单位名称').fill('江北区劳动保障监察大队');
  await dialog.getByRole('button', { name: '装入', exact: true }).click();
  await expect(page.getByRole('table', { name: '外部审核单位' })).toContainText(keys.kid);

  await signIn(product, '0003');
  await propose(page, id);
  await expect(section).toContainText('没有独立的B岗在岗');
  const sent = path.join(place.folder, 'sent.review.jws');
  await answerDialogs(app, { save: sent });
  await page.getByRole('button', { name: '送外部审核' }).click();
  await dialog.getByRole('button', { name: '导出送审文件' }).click();
  await expect(section).toContainText('已送 江北区劳动保障监察大队 审核，等结果');
  const request = await readFile(sent, 'utf8');

  await signIn(product, '0001');
  await goTo(page, `/intake/${id}`);
  await expect(section).toContainText('还没有独立的法制审核');
  await expect(page.getByRole('button', { name: '批准立案' })).toHaveCount(0);
  const answer = (organ: { sign(text: string): Promise<string> }) => makeReturn(organ, request, { organ: '江北', reviewer: '周法制', certNo: '', verdict: 'agree', opinion: '事实清楚，同意立案。', at: Date.now() });
  const [forged, genuine] = [path.join(place.folder, 'forged.jws'), path.join(place.folder, 'return.jws')];
  const stranger = path.join(place.folder, 'stranger');
  await mkdir(stranger);
  await writeFile(forged, await answer(await openCityKeys(stranger, false)));
  await writeFile(genuine, await answer(keys));
  await page.getByRole('button', { name: '登记外部审核' }).click();
  for (const [file, seen] of [[forged, '不是 江北区劳动保障监察大队 现用的密钥签的'], [genuine, '']] as const) {
    await answerDialogs(app, { open: [file] });
    await dialog.getByRole('button', { name: '选择审核结果文件' }).click();
    await expect(dialog).toContainText(path.basename(file));
    await dialog.getByRole('button', { name: '核验并登记' }).click();
    if (seen !== '') await expect(dialog).toContainText(seen);
  }
  await expect(section).toContainText('江北区劳动保障监察大队 周法制（工号 0001 登记）：事实清楚，同意立案。');
  await page.getByRole('button', { name: '批准立案' }).click();
  await dialog.getByRole('button', { name: '批准立案' }).click();
  await expect(page.locator('main')).toContainText(/已立案.*人社监立字〔\d{4}〕第1号/);
});
