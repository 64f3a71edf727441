import { root } from './root.ts';
import { generatedEmployer } from './district.ts';
import { median, quantile, told } from './statistics.ts';
import { away, emptyApplication, open, profileOn, type Opened } from './window.ts';

const ROUNDS = 5;
const FRAME_MS = 16;

/** Opening the window on the district and its memory at rest against an empty Electron window; search as one types, through the window's own bridge. */
export async function measureWindow(ledger: string, say: (line: string) => void): Promise<void> {
  const empty = await emptyApplication();
  const [profile, bareProfile] = [await profileOn(ledger), await profileOn(null)];
  const [ours, floors]: [Opened[], Opened[]] = [[], []];
  let searches: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(await open(empty, bareProfile, (page) => page.getByText('空').waitFor()));
    ours.push(await open(root, profile, (page) => page.getByRole('heading', { name: '工作台' }).waitFor(), async (page) => {
      if (round === ROUNDS - 1) searches = await page.evaluate(typed, words());
    }));
  }
  const middle = (all: readonly Opened[], pick: (one: Opened) => number): number => median(all.map(pick));
  say(told({ what: 'opening the window on this ledger', ms: middle(ours, (one) => one.paintMs), floor: 'an empty Electron window', floorMs: middle(floors, (one) => one.paintMs), goal: 2 }));
  say(told({ what: 'memory at rest, main process', ms: middle(ours, (one) => one.mainRssMb), floor: 'an empty Electron window', floorMs: middle(floors, (one) => one.mainRssMb), goal: 2 }, 'MiB'));
  say(told({ what: 'memory at rest, all processes', ms: middle(ours, (one) => one.allMb), floor: 'an empty Electron window', floorMs: middle(floors, (one) => one.allMb), goal: 2 }, 'MiB'));
  say(told({ what: `search as you type, p95 of ${searches.length}`, ms: quantile(searches, 0.95), floor: 'one frame', floorMs: FRAME_MS, goal: 1 }));
  await away(empty, profile, bareProfile);
}

/** What officers type: beginnings of names, of codes, initials and pinyin, letter by letter. */
function words(): string[] {
  const typedIn = [0, 4321, 33_333, 77_777].flatMap((i) => [generatedEmployer(i).name, generatedEmployer(i).uscc]);
  return [...typedIn, 'htjzgc', 'hongtai', 'xinsheng', '第1号'].flatMap((text) => Array.from({ length: Math.min(text.length, 14) }, (_, end) => text.slice(0, end + 1)));
}

async function typed(texts: readonly string[]): Promise<number[]> {
  const bridge = (window as unknown as { brigade: { read(name: string, input: unknown): Promise<unknown> } }).brigade;
  await bridge.read('employers.search', { text: '宏', limit: 12 });
  const times: number[] = [];
  for (const text of texts) {
    const from = performance.now();
    await bridge.read('employers.search', { text, limit: 12 });
    times.push(performance.now() - from);
  }
  return times;
}
