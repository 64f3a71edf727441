import { describe, expect, it } from 'vitest';
import { troubleWords, type Trouble } from '#shared/city/troubleWords.ts';

const refused = (status: number, detail = '', errors: { pointer: string; detail: string }[] = [], skewSeconds = 0): Trouble => ({ kind: 'refused', status, problem: { title: '', detail, errors }, skewSeconds });

describe('words for an officer', () => {
  it('say for every trouble what is wrong and what to do, in whole Chinese sentences', () => {
    const all: Trouble[] = [
      ...[301, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 451].map((status) => refused(status)),
      ...(['html', 'empty', 'unreadable', 'too-large'] as const).map((what): Trouble => ({ kind: 'no-receipt', status: 200, what })),
      { kind: 'bad-receipt', status: 200, faults: ['form', 'key', 'signature', 'digest', 'district', 'table', 'month', 'revision'] },
      { kind: 'unreachable', why: '没有联网' }, { kind: 'busy', status: 503 },
      ...(['url', 'city-key', 'device-key', 'earlier'] as const).map((waits): Trouble => ({ kind: 'waits', for: waits })),
    ];
    for (const trouble of all) {
      const words = troubleWords(trouble);
      expect(words.title).toMatch(/^[\u4e00-\u9fff].{2,}/);
      expect(words.todo).toMatch(/。$/);
      expect(`${words.detail}${words.todo}`).not.toMatch(/undefined|null|。。|：。/);
    }
  });

  it('show where the content is wrong, five places at the most', () => {
    const errors = Array.from({ length: 7 }, (_, index) => ({ pointer: `/rows/${index}/W08`, detail: '应为文本。' }));
    expect(troubleWords(refused(422, '', errors)).detail).toContain('第 1 行 W08：应为文本；');
    expect(troubleWords(refused(422, '', errors)).detail).toMatch(/第 5 行 W08：应为文本；等 7 处。$/);
    expect(troubleWords(refused(422, '', [{ pointer: '', detail: '缺少 asOf' }])).detail).toContain('整张表：缺少 asOf。');
  });

  it('take foreign text on one line only, and not all of it', () => {
    const { detail } = troubleWords(refused(409, `a\u0000\n\u202Eb${'长'.repeat(1000)}`));
    expect(detail).toMatch(/支队答复：a b长+……。/);
    expect(detail.length).toBeLessThan(300);
  });

  it('name the clock only where it is off by two minutes or more', () => {
    expect(troubleWords(refused(401, '', [], 119)).detail).not.toContain('时钟');
    expect(troubleWords(refused(401, '', [], 600)).detail).toContain('快约 10 分钟');
    expect(troubleWords(refused(403, '', [], 600)).detail).not.toContain('分钟');
  });

  it('manage without any problem details', () => {
    expect(troubleWords({ kind: 'refused', status: 409, problem: null, skewSeconds: 0 }).title).toBe('支队未接收：与其已签收的不一致（409）');
  });
});
