import { beforeEach, describe, expect, it } from 'vitest';
import type { Envelope, ProgressNotice } from '#shared/contract/envelope.ts';
import { envelope } from '#shared/contract/envelope.ts';
import { refuse, type Refusal } from '#shared/messages/index.ts';
import { listen, type BridgeParts } from '#electron/bridge/bridge.ts';
import type { Sender } from '#electron/bridge/sender.ts';

const ours: Sender = { contents: 1, frame: { url: 'app://brigade/index.html', origin: 'app://brigade', parent: null } };
const foreign: Sender = { ...ours, contents: 2 };

let asked: [string, unknown][];
let progress: ProgressNotice[];
let told: [string, unknown][];
let answer: (name: string) => Promise<unknown>;
let say: (channel: string, sender: Sender, ...words: unknown[]) => Promise<Envelope>;
let better: Refusal | null;

beforeEach(() => {
  asked = [];
  progress = [];
  told = [];
  better = null;
  answer = () => Promise.resolve({ done: true });
  const listeners = new Map<string, (sender: Sender, ...words: unknown[]) => Promise<Envelope>>();
  const parts: BridgeParts = {
    windowContents: () => 1,
    perform(name, input, onProgress) {
      asked.push([name, input]);
      onProgress({ phase: '读取', done: 1, total: 2, secondsLeft: null });
      return answer(name);
    },
    fileToken: (file) => Promise.resolve({ token: file }),
    progress: (notice) => progress.push(notice),
    unexpected(operation, error) {
      told.push([operation, error]);
      return better;
    },
  };
  listen({ handle: (channel, listener) => void listeners.set(channel, listener) }, parts);
  say = (channel, sender, ...words) => {
    const listener = listeners.get(channel);
    if (listener === undefined) throw new Error(`nobody listens to ${channel}`);
    return listener(sender, ...words);
  };
});

const codeOf = (said: Envelope): string => (said.ok ? 'ok' : said.failure.code);

describe('the bridge', () => {
  it('asks the operation and hands its answer back', async () => {
    expect(await say('brigade:read', ours, 'settings.session', {})).toEqual({ ok: true, value: { done: true } });
    expect(asked).toEqual([['settings.session', {}]]);
  });

  it('refuses a foreign sender before it looks at anything', async () => {
    for (const channel of ['brigade:run', 'brigade:read', 'brigade:file']) expect(codeOf(await say(channel, foreign, 'settings.quit', {}))).toBe('bridge.foreignSender');
    expect(asked).toEqual([]);
    expect(told).toEqual([]);
  });

  it('keeps reading and running apart', async () => {
    expect(codeOf(await say('brigade:run', ours, 'settings.session', {}))).toBe('operation.unknown');
    expect(codeOf(await say('brigade:read', ours, 'settings.quit', {}))).toBe('operation.unknown');
    expect(asked).toEqual([]);
  });

  it.each(['settings.__proto__', '__proto__.constructor', 'constructor.name', 'settings.toString', 'settings', '', '.', 'settings.session.x'])('knows no operation %j', async (name) => {
    expect(codeOf(await say('brigade:read', ours, name, {}))).toBe('operation.unknown');
  });

  it.each([[[]], [[1, {}]], [['x'.repeat(81), {}]], [['settings.session', {}, 'more']]])('answers %j without a stack', async (words) => {
    const said = await say('brigade:read', ours, ...words);
    expect(codeOf(said)).toBe('unexpected');
    expect(JSON.stringify(said)).not.toMatch(/zod|at |\.ts/i);
  });

  it('hands a refusal over whole', async () => {
    answer = () => Promise.reject(refuse('ledger.changedMeanwhile', { what: '这个单位' }, { field: 'name', data: { theirs: 1 } }));
    const said = await say('brigade:run', ours, 'settings.quit', {});
    expect(said).toEqual({ ok: false, failure: { code: 'ledger.changedMeanwhile', message: '这个单位刚被他人改过，您的改动还没有写入。', todo: '请对照两份内容后再保存。', field: 'name', data: { theirs: 1 } } });
    expect(told).toEqual([]);
  });

  it('tells nothing of an unexpected error but that there was one', async () => {
    answer = () => Promise.reject(new Error("insert into employers ('张三', 110101199003077515) - SQLITE_ERROR: no such table at /home/li/台账"));
    const said = await say('brigade:run', ours, 'settings.quit', {});
    expect(codeOf(said)).toBe('unexpected');
    expect(JSON.stringify(said)).not.toMatch(/张三|1101|home|SQLITE/);
    expect(told).toHaveLength(1);
    expect(told[0]?.[0]).toBe('settings.quit');
    expect(envelope.safeParse(said).success).toBe(true);
  });

  it('says more when the error meant a damaged ledger', async () => {
    better = refuse('ledger.damaged', { path: 'x' });
    answer = () => Promise.reject(Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' }));
    expect(codeOf(await say('brigade:read', ours, 'settings.status', {}))).toBe('ledger.damaged');
  });

  it('passes progress on under the job that was named, and drops it where none was', async () => {
    await say('brigade:run', ours, 'imports.write', { previewId: 'p', leaveOut: [], seen: 0, job: 'aaaaaaaa' });
    await say('brigade:run', ours, 'settings.quit', {});
    expect(progress).toEqual([{ job: 'aaaaaaaa', phase: '读取', done: 1, total: 2, secondsLeft: null }]);
  });

  it('turns a dropped file into a token', async () => {
    expect(await say('brigade:file', ours, '/tmp/a.xlsx')).toEqual({ ok: true, value: { token: '/tmp/a.xlsx' } });
    expect(codeOf(await say('brigade:file', ours, { toString: 'x' }))).toBe('unexpected');
  });
});
