import { afterEach, expect, it } from 'vitest';
import { checkPapers } from '#electron/areas/papers/check.ts';
import { acting } from '../support/acting.ts';
import { complaint, opinion } from './contents.ts';
import { makePaperDesk, type PaperDesk } from './support.ts';

let desk: PaperDesk;
afterEach(() => desk.close());

it('proves final papers, their kept files and the register of numbers, and names what was changed behind the product’s back', async () => {
  desk = await makePaperDesk();
  const papers = acting('papers', desk.services);
  const sealed = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
  const plain = await desk.approve(await desk.draft({ kind: 'D13', content: opinion }));
  await desk.draft({ kind: 'D01', content: complaint });
  await papers('export', { id: sealed.id, format: 'docx', reason: '归档' });
  const gone = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
  await papers('void', { id: gone.id, rowVersion: gone.rowVersion, reason: '登记重复' });
  const check = () => checkPapers(desk.reader, desk.services);
  expect(await check()).toEqual({ check: 'papers', ok: true, detail: '文书 4 份、定稿文件 1 个，全部相符' });

  const harm = async (...statements: string[]): Promise<string> => {
    for (const sql of statements) await desk.ledger.transaction(async (w) => { await w.run(sql); return { commit: true }; });
    const found = await check();
    expect(found.ok).toBe(false);
    return found.detail;
  };
  const triggers = await desk.reader.rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('papers', 'paper_numbers', 'frozen_files')");
  for (const { name } of triggers) await desk.ledger.transaction(async (w) => { await w.run(`DROP TRIGGER ${name}`); return { commit: true }; });
  const { content } = (await desk.reader.first<{ content: string }>('SELECT content FROM papers WHERE id = ?', [plain.id])) ?? { content: '' };
  expect(await harm(`UPDATE papers SET content = replace(content, 'ok', 'fix') WHERE id = ${plain.id}`)).toContain(plain.number);
  await desk.ledger.transaction(async (w) => { await w.run('UPDATE papers SET content = ? WHERE id = ?', [content, plain.id]); return { commit: true }; });
  expect((await check()).ok).toBe(true);
  // A sealed value of another row does not open here; a file whose digest was rewritten is no longer that file; a number that another paper took.
  expect(await harm(`UPDATE papers SET content = (SELECT content FROM papers WHERE id = ${gone.id}) WHERE id = ${sealed.id}`)).toContain(sealed.number);
  expect(await harm("UPDATE frozen_files SET sha256 = replace(sha256, 'a', 'b')")).toContain('文件 paper:');
  expect(await harm(`UPDATE paper_numbers SET voided_at = NULL WHERE number = '${gone.number}'`)).toContain('3 处不符');

  // Without the key what is sealed is not looked into, and that is said.
  desk.services.vaultKeeper().close();
  expect((await check()).detail).toContain('保险箱没有打开，4 个加密的没有核对');
});
