import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { route } from '#shared/routes.ts';
import { citizenText, SAMPLE } from '../simulators/cardBytes.ts';
import { CardReaderSimulator } from '../simulators/cardReader.ts';
import { virtualPort } from '../simulators/pty.ts';
import { makeLedgerAt } from './ledgers.ts';
import { root } from './root.ts';
import { median, quantile } from './statistics.ts';
import { away, launched, profileOn } from './window.ts';

const ROUNDS = 15;
const FORM_GOAL_MS = 100;
const STALL_GOAL_MS = 50;

/**
 * A card on a reader behind a serial port, read into the form of a complaint in the real window: from the reader's last byte to the filled form. Then the
 * longest time for which the main process and the window's page stand still while a reader hangs and while its plug is pulled.
 */
export async function measureDevices(folder: string, say: (line: string) => void): Promise<void> {
  const ledger = path.join(folder, 'devices-ledger');
  await (await makeLedgerAt(ledger)).close();
  const profile = await profileOn(ledger);
  const simulator = await CardReaderSimulator.start();
  const place = path.join(folder, 'port');
  await mkdir(place);
  let port = await virtualPort(simulator.port, place);
  const { app, page } = await launched(root, profile);
  try {
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    await command(page, 'devices.configure', { do: 'addReader', label: '', kind: 'serial', place: port.path });
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await cardToForm(page, simulator));
    say(`card answer to filled form: median ${median(times).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms of ${times.length} (goal ${FORM_GOAL_MS} ms: ${quantile(times, 0.95) <= FORM_GOAL_MS ? 'met' : 'NOT met'})`);

    // The same question, answered at once: what asking and measuring cost by themselves.
    simulator.lift();
    const still = await least(() => standing(app, page, 2000, () => command(page, 'devices.look', {}).then(() => undefined)));
    simulator.behave = () => [];
    const hanging = await least(() => standing(app, page, 6000, () => reading(page)));
    tell(say, 'a reader that hangs', hanging, still);
    simulator.behave = (asked, _count, usual) => (asked === 'read' ? [{ after: 0, bytes: usual.subarray(0, 300) }] : null);
    const pulled = await least(async () => {
      simulator.place(citizenText(SAMPLE));
      const stall = await standing(app, page, 4000, async () => {
        setTimeout(() => port.pull(), 500);
        await reading(page);
      });
      await port.close();
      port = await virtualPort(simulator.port, place);
      return stall;
    });
    tell(say, 'a plug pulled in the midst of reading', pulled, still);
  } finally {
    await app.close();
    await port.close();
    await simulator.stop();
    await away(profile);
  }
}

/** Of three times the one that stood still least: what the machine does besides falls away, what the device does stays. */
async function least(measure: () => Promise<Stall>): Promise<Stall> {
  const all = [await measure(), await measure(), await measure()];
  return { main: Math.min(...all.map((one) => one.main)), page: Math.min(...all.map((one) => one.page)) };
}

interface Stall { readonly main: number; readonly page: number }

function tell(say: (line: string) => void, what: string, { main, page }: Stall, still: Stall): void {
  say(`longest stall with ${what}: main process ${main.toFixed(1)} ms, page ${page.toFixed(1)} ms; answered at once ${still.main.toFixed(1)} and ${still.page.toFixed(1)} ms (goal ${STALL_GOAL_MS} ms: ${Math.max(main, page) <= STALL_GOAL_MS ? 'met' : 'NOT met'})`);
}

/** Milliseconds from the moment at which the reader's answer left the simulator to the frame that shows the name in the form. */
async function cardToForm(page: Page, simulator: CardReaderSimulator): Promise<number> {
  let answeredAt = 0;
  simulator.behave = (asked) => {
    if (asked === 'read') answeredAt = Date.now();
    return null;
  };
  simulator.lift();
  await page.evaluate((to) => { window.location.hash = to; }, route.workbench());
  await page.getByRole('heading', { name: '工作台' }).waitFor();
  await page.evaluate((to) => { window.location.hash = to; }, route.newComplaint());
  const button = page.getByRole('button', { name: /读身份证/ }).first();
  await button.waitFor();
  const filled = page.evaluate((name) => new Promise<number>((resolve) => {
    const look = (): void => {
      if ([...document.querySelectorAll('input')].some((input) => input.value === name)) resolve(Date.now());
      else requestAnimationFrame(look);
    };
    look();
  }), SAMPLE.name);
  await button.click();
  simulator.place(citizenText(SAMPLE));
  return (await filled) - answeredAt;
}

/** A card is asked for, whatever becomes of it. */
async function reading(page: Page): Promise<void> {
  await command(page, 'devices.readCard', { job: crypto.randomUUID(), reader: null, waitSeconds: 3 });
}

function command(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(([called, given]) => (window as unknown as { brigade: { run(name: string, input: unknown): Promise<unknown> } }).brigade.run(called, given), [name, input] as const);
}

/** The longest gap between two turns of the main process's loop and of the page's timers, while something goes on. */
async function standing(app: ElectronApplication, page: Page, ms: number, work: () => Promise<void>): Promise<Stall> {
  const main = app.evaluate(async (_electron, until) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const watch = monitorEventLoopDelay({ resolution: 5 });
    watch.enable();
    await new Promise((resolve) => { setTimeout(resolve, until); });
    watch.disable();
    return watch.max / 1e6;
  }, ms);
  const shown = page.evaluate((until) => new Promise<number>((resolve) => {
    let longest = 0;
    let last = performance.now();
    const end = last + until;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (now >= end) resolve(longest);
      else setTimeout(() => channel.port2.postMessage(null), 4);
    };
    channel.port2.postMessage(null);
  }), ms);
  await Promise.all([work(), main, shown]);
  return { main: await main, page: await shown };
}
