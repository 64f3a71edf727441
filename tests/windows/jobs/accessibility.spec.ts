import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, firstRun, test } from '../fixtures.ts';
import { goTo, open, sampleDistrict } from './district.ts';

/* axe-core over the main screens: no serious and no critical finding, in the real window. */

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Of the rules of WCAG 2.2 A and AA, those that axe decides by itself. */
const OPTIONS: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };

const matter = { claims: ['wages' as const], headcount: 3, amountClaimedFen: 3_860_000, periodFrom: '', periodTo: '', endedOn: '', placeOfWork: '', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' };

async function faults(page: Page, name: string): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate((options) => (window as unknown as { axe: { run(of: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(document, options), OPTIONS);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map((node) => `${name}: ${id} ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.any.map((one) => one.message).join('; ').slice(0, 160)}`));
}

test('no main screen has a serious finding of axe', async ({ place }) => {
  test.setTimeout(240_000);
  await sampleDistrict(place);
  const product = await open(place);
  const { page } = product;
  await product.run('settings.unlockKey', { passphrase: 'correct horse battery staple' });
  const employer = 1;
  const made = await product.run('intake.register', {
    kind: 'complaint', channel: 'window', anonymous: false, registeredAt: null, employer: { id: employer }, statement: '', complainant: { name: '欧阳翠花', idNo: null, phone: '13800138617', address: null, source: 'typed' }, delegates: [], materials: [{ name: '工资条', pages: 2 }], joinTo: null, draftId: null,
    matter,
  });
  const found: string[] = [];
  const screens = [
    '/', '/intake', '/intake/new', `/intake/${made.id}`, '/intake/mediations', '/cases', '/cases/1', '/cases?register=', '/emergency', '/employers', `/employers/${employer}`, '/alerts', '/alerts/1', '/reports/2026-10', '/reports/2026-10/wage-risk', '/imports', '/imports/waiting', '/outbox',
    '/papers', '/papers?tab=waiting', '/papers?tab=register', '/papers/1', '/deadlines', '/deadlines/calendar', '/journal', '/devices', '/looks', ...['ledger', 'office', 'safety', 'people', 'city', 'streets', 'rules', 'updates'].map((section) => `/settings?section=${section}`),
  ];
  for (const screen of screens) {
    await goTo(page, screen);
    await page.locator('main h1').waitFor();
    await page.waitForTimeout(400);
    found.push(...(await faults(page, screen)));
  }
  // What lies over a page: a menu, a dialog with fields, the manual.
  await goTo(page, `/intake/${made.id}`);
  await page.getByRole('button', { name: '更多' }).click();
  found.push(...(await faults(page, 'menu')));
  await page.getByRole('menuitem', { name: '更正用人单位' }).click();
  await page.getByRole('dialog').waitFor();
  found.push(...(await faults(page, 'dialog')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.waitForTimeout(400);
  found.push(...(await faults(page, 'manual')));
  expect(found).toEqual([]);
});

test('a button that would be refused is reached by Tab, tells why below it and to screen readers, and does nothing', async ({ start, place }) => {
  const { page, run, read } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  const { id } = await run('intake.register', {
    kind: 'complaint', channel: 'window', anonymous: false, registeredAt: null, employer: null, statement: '', complainant: { name: '欧阳翠花', idNo: null, phone: '13800138617', address: null, source: 'typed' }, delegates: [], materials: [], joinTo: null, draftId: null, matter,
  });
  await run('intake.dispatch', { id, rowVersion: (await read('intake.complaint', { id })).rowVersion, staffNo: '0001', reason: '' });
  await goTo(page, `/intake/${id}`);
  const file = page.getByRole('button', { name: '报请立案' });
  await expect(file).toHaveAttribute('aria-disabled', 'true');
  await expect(file).toHaveAccessibleDescription('用人单位还没有明确，不能报请立案；请先“认定用人单位”。');
  await page.getByRole('button', { name: '打印回执' }).focus();
  for (let tabs = 0; tabs < 6 && !(await file.evaluate((button) => button === document.activeElement)); tabs += 1) await page.keyboard.press('Tab');
  await expect(file).toBeFocused();
  const why = page.getByRole('tooltip').filter({ hasText: '用人单位还没有明确' });
  await expect(why).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(why).toHaveCSS('position', 'fixed');
  await page.keyboard.press('Escape');
  await expect(why).toHaveCSS('position', 'absolute');
});
