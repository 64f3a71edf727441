import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import { samples, sampleFiles } from '../windows/jobs/district.ts';

let folder = '';
const ledger = (): string => path.join(folder, 'ledger');

async function cli(...words: string[]): Promise<{ code: number; out: Record<string, unknown>[]; err: string }> {
  const out: Record<string, unknown>[] = [];
  const err: string[] = [];
  const code = await runCli(words, { out: (line) => out.push(JSON.parse(line)), err: (line) => err.push(line) });
  return { code, out, err: err.join('\n') };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'document-cli-'));
  process.env['LEDGER_PASSPHRASE'] = 'correct horse battery staple';
  expect((await cli('init', '--ledger', ledger(), '--district', '990101', '--name', '清河区')).code).toBe(0);
  for (const [number, kind] of [['01', 'employers'], ['07', 'cases']] as const) for (const file of sampleFiles(number)) expect((await cli('import', '--ledger', ledger(), kind, file)).code, `${samples} ${number}`).toBe(0);
}, 60_000);
afterAll(async () => {
  delete process.env['LEDGER_PASSPHRASE'];
  await rm(folder, { recursive: true, force: true });
});

it('makes a draft of a case from its record, changing nothing, and refuses in words', async () => {
  const { out: [first] } = await cli('list', '--ledger', ledger(), 'cases');
  const caseNo = String(first?.['caseNo']);
  const made = await cli('document', '--ledger', ledger(), '--case', caseNo, '--type', 'D04', '--format', 'docx', '--out', path.join(folder, 'out'));
  expect([made.code, made.err]).toEqual([0, '']);
  expect(made.out).toEqual([{ case: caseNo, type: 'D04', number: '', state: 'draft', format: 'docx', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), file: path.join(folder, 'out', '受理告知书-草稿.docx') }]);
  expect((await readFile(String(made.out[0]?.['file']))).subarray(0, 2).toString()).toBe('PK');
  expect(await cli('document', '--ledger', ledger(), '--case', '没有这件', '--type', 'D04', '--out', folder)).toMatchObject({ code: 1 });
  const unknown = await cli('document', '--ledger', ledger(), '--case', caseNo, '--type', 'D99', '--out', folder);
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('D99')]);
  expect((await cli('document', '--ledger', ledger(), '--case', caseNo, '--type', 'D04', '--format', 'odt', '--out', folder)).code).toBe(2);
}, 60_000);
