import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BrigadeBridge } from '#shared/contract/envelope.ts';
import { read, run, tokenOf } from '#renderer/bridge/ask.ts';
import { now } from '#renderer/bridge/clock.ts';
import { client, followChanges } from '#renderer/bridge/client.ts';
import { FailureError, failureOf } from '#renderer/bridge/failure.ts';

/* The window's side of the bridge: nothing goes out or comes in that the contract does not know. */

const answers = new Map<string, unknown>();
const asked: [string, unknown][] = [];
const listeners = new Map<string, (notice: unknown) => void>();

beforeEach(() => {
  answers.clear();
  asked.length = 0;
  const answer = async (name: string, input: unknown): Promise<unknown> => {
    asked.push([name, input]);
    const found = answers.get(name);
    if (found instanceof Error) throw found;
    return found;
  };
  const brigade: BrigadeBridge = {
    read: answer, run: answer,
    on: (kind, listener) => {
      listeners.set(kind, listener);
      return () => listeners.delete(kind);
    },
    fileToken: async () => answers.get('fileToken'),
  };
  vi.stubGlobal('window', { brigade });
});

afterEach(() => {
  vi.unstubAllGlobals();
  client.clear();
});

const caught = (asking: Promise<unknown>): Promise<unknown> => asking.then(() => undefined, (error: unknown) => error);

describe('asking', () => {
  test('arguments that the contract refuses are not sent; the field is named', async () => {
    const error = await caught(run('settings.createLedger', { folder: '/x', districtCode: '99', districtName: '清河区大队', staffNo: '0001', officerName: '王', passphrase: '' }));
    expect(error).toBeInstanceOf(FailureError);
    expect(failureOf(error)).toMatchObject({ code: 'input.invalid', field: 'districtCode' });
    expect(asked).toEqual([]);
  });

  test('what is sent is what the contract made of it', async () => {
    answers.set('employers.search', { ok: true, value: { by: 'text', hits: [] } });
    await read('employers.search', { text: '  乙建筑 ', limit: 5 });
    expect(asked).toEqual([['employers.search', { text: '乙建筑', limit: 5 }]]);
  });

  test('a refusal of the main process arrives with its sentence, its way out and its data', async () => {
    const failure = { code: 'ledger.changedMeanwhile', message: '单位档案刚被他人改过，您的改动还没有写入。', todo: '请对照两份内容后再保存。', field: null, data: { staffNo: '0009' } };
    answers.set('employers.setTags', { ok: false, failure });
    expect(failureOf(await caught(run('employers.setTags', { ids: [1], add: ['a'], remove: [], seen: [] })))).toEqual(failure);
  });

  test.each([
    ['no envelope', 'yes'],
    ['an envelope with something beside', { ok: true, value: { changed: 1 }, extra: 1 }],
    ['a value of another shape', { ok: true, value: { changed: '1' } }],
    ['a value with something beside', { ok: true, value: { changed: 1, sql: 'x' } }],
  ])('an answer that is %s is not believed', async (_, answer) => {
    answers.set('employers.setTags', answer);
    expect(failureOf(await caught(run('employers.setTags', { ids: [1], add: ['a'], remove: [], seen: [] }))).code).toBe('window.badAnswer');
  });

  test('a bridge that breaks is a failure with a way on, not an exception of the screen', async () => {
    answers.set('employers.setTags', new Error('gone'));
    expect(failureOf(await caught(run('employers.setTags', { ids: [1], add: ['a'], remove: [], seen: [] })))).toMatchObject({ code: 'window.noAnswer', data: { detail: 'gone' } });
  });

  test('an answer that tells the time of the ledger sets the clocks of the window', async () => {
    const at = Date.parse('2025-04-01T09:42:00+08:00');
    answers.set('cases.emergencyBoard', { ok: true, value: { now: at, cases: [] } });
    await read('cases.emergencyBoard', {});
    expect(Math.abs(now() - at)).toBeLessThan(5_000);
  });

  test('a dropped file becomes a token, or a refusal', async () => {
    const token = { token: 'a'.repeat(32), name: '用人单位.xlsx', size: 12 };
    answers.set('fileToken', { ok: true, value: token });
    expect(await tokenOf(new File([], 'x'))).toEqual(token);
    answers.set('fileToken', { ok: false, failure: { code: 'settings.notAFile', message: '选中的不是可以读取的文件。', todo: '', field: null, data: {} } });
    expect(failureOf(await caught(tokenOf(new File([], 'x')))).code).toBe('settings.notAFile');
  });
});

describe('change notices', () => {
  test('a changed topic makes exactly those answers stale that show it', () => {
    const stop = followChanges();
    const list = ['employers.list', { offset: 0 }];
    const outbox = ['outbox.list', {}];
    client.setQueryData(list, {});
    client.setQueryData(outbox, {});
    listeners.get('change')?.({ topics: ['cases'] });
    expect(client.getQueryState(list)?.isInvalidated).toBe(true);
    expect(client.getQueryState(outbox)?.isInvalidated).toBe(false);
    listeners.get('change')?.({ topics: 'outbox' });
    expect(client.getQueryState(outbox)?.isInvalidated).toBe(false);
    stop();
  });

  test('another session forgets what nobody looks at', () => {
    const stop = followChanges();
    client.setQueryData(['employers.dossier', { id: 1 }], {});
    listeners.get('change')?.({ topics: ['session'] });
    expect(client.getQueryData(['employers.dossier', { id: 1 }])).toBeUndefined();
    stop();
  });
});
