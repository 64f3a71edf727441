import { expect, it } from 'vitest';
import type { ProgressNotice } from '#shared/contract/envelope.ts';
import { Notices } from '#electron/bridge/notices.ts';

function gathering() {
  const due: (() => void)[] = [];
  const changes: string[][] = [];
  const progress: ProgressNotice[] = [];
  const notices = new Notices({ change: ({ topics }) => changes.push(topics), progress: (notice) => progress.push(notice) }, { after: (_ms, work) => due.push(work) });
  return { notices, changes, progress, pass: () => due.splice(0).forEach((work) => work()) };
}

it('makes one notice of many changes, each topic once', () => {
  const { notices, changes, pass } = gathering();
  notices.change(['employers', 'facts']);
  for (let i = 0; i < 1000; i += 1) notices.change(['facts']);
  expect(changes).toEqual([]);
  pass();
  expect(changes).toEqual([['employers', 'facts']]);
  notices.change(['outbox']);
  pass();
  expect(changes).toEqual([['employers', 'facts'], ['outbox']]);
});

it('sends nothing for a change of nothing', () => {
  const { notices, changes, pass } = gathering();
  notices.change([]);
  pass();
  expect(changes).toEqual([]);
});

it('keeps only the last word of each job, and never loses it', () => {
  const { notices, progress, pass } = gathering();
  const word = (job: string, done: number): ProgressNotice => ({ job, phase: '写入', done, total: 9, secondsLeft: null });
  for (let done = 0; done <= 9; done += 1) {
    notices.progress(word('a', done));
    notices.progress(word('b', done));
  }
  pass();
  expect(progress).toEqual([word('a', 9), word('b', 9)]);
  pass();
  expect(progress).toHaveLength(2);
});
