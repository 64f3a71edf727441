import path from 'node:path';
import type * as Playwright from '@playwright/test';
import type { Stop } from './stops.ts';

/** Buttons that leave the page, write at once, or only fold something. */
const SKIPPED = /^(收起|展开|清除|知道了|读过|全部阅知|现在|立即|重新|去|打开文件|打开文件夹|最小化|关闭|上一|下一|撤回$|查看$|测试|打印测试|审阅|换到)/;
const FLOATING = '[role=dialog]:visible, .ant-drawer-content:visible';

export async function shot(page: Playwright.Page, folder: string, name: string, width: number): Promise<number> {
  await page.screenshot({ path: path.join(folder, `${name}-${width}.png`) });
  return 1;
}

async function fresh(page: Playwright.Page, stop: Stop): Promise<void> {
  await page.evaluate((hash) => { window.location.hash = hash; }, stop.hash);
  await page.reload();
  await page.locator('main').first().waitFor();
  await page.waitForTimeout(600);
}

/** Presses each button of the page once, on a page opened anew, and photographs the dialog or drawer that came; choices of menus likewise. */
export async function photographDialogs(page: Playwright.Page, stop: Stop, folder: string): Promise<number> {
  const buttons = page.locator('main').getByRole('button');
  const names: string[] = [];
  for (const one of await buttons.all()) {
    const name = ((await one.getAttribute('aria-label')) ?? (await one.innerText().catch(() => ''))).trim();
    if (name !== '' && name.length < 24 && !SKIPPED.test(name) && !names.some((had) => had.replace(/\d+/g, '') === name.replace(/\d+/g, '')) && (await one.isEnabled())) names.push(name);
  }
  let count = 0;
  const here = page.url();
  /** The page as it was; opened anew only where Escape does not bring it back. */
  const back = async (): Promise<void> => {
    for (let i = 0; i < 2; i += 1) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(150);
    }
    if (page.url() !== here || (await page.locator(FLOATING).count()) > 0) await fresh(page, stop);
  };
  const press = async (name: string): Promise<void> => {
    const button = page.locator('main').getByRole('button', { name, exact: true }).first();
    if (await button.isVisible().catch(() => false)) await button.click({ timeout: 1500 }).catch(() => undefined);
    await page.waitForTimeout(450);
  };
  const look = async (name: string): Promise<void> => {
    if (await page.locator(FLOATING).count() > 0) count += await shot(page, folder, `${stop.name}·${name}`.replaceAll(/[/\\:*?"<>|\n]/g, ' '), 1366);
  };
  for (const name of names.slice(0, 30)) {
    await press(name);
    await look(name);
    const choices = await page.getByRole('menuitem').allInnerTexts();
    for (const [index, choice] of choices.entries()) {
      if (index > 0) await press(name);
      await page.getByRole('menuitem').nth(index).click({ timeout: 1500 }).catch(() => undefined);
      await page.waitForTimeout(600);
      await look(choice.trim());
      await back();
    }
    await back();
  }
  return count;
}
