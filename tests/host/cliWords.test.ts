import { expect, it } from 'vitest';
import { cliWords } from '#electron/host/cliWords.ts';

it.each([
  [['/opt/brigade/brigade-ledger', 'verify', '--ledger', '/x'], true, ['verify', '--ledger', '/x']],
  [['/opt/brigade/brigade-ledger', '--no-sandbox', 'list', 'employers'], true, ['list', 'employers']],
  [['/opt/brigade/brigade-ledger', 'improt'], true, ['improt']],
  [['/opt/brigade/brigade-ledger'], true, null],
  [['/opt/brigade/brigade-ledger', '--no-sandbox', '--user-data-dir=/tmp/x'], true, null],
  [['/opt/brigade/brigade-ledger', '/home/li/a.xlsx'], true, null],
  [['electron', '/src/brigade'], false, null],
  [['electron', '/src/brigade', '--no-sandbox'], false, null],
  [['electron', '.', 'doctor'], false, ['doctor']],
])('%j', (argv, packaged, words) => {
  expect(cliWords(argv, packaged)).toEqual(words);
});
