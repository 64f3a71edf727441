import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manualChapters } from '#electron/areas/settings/manual.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'manual-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes chapters in the order of their files', async () => {
  writeFileSync(path.join(folder, '02-imports.md'), '# 数据导入\n\n见 [上报](03-outbox.md) 和 [开头](#top)。');
  writeFileSync(path.join(folder, '01-开始.md'), '# 开始使用\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n');
  const chapters = await manualChapters(folder);
  expect(chapters.map(({ id, title }) => [id, title])).toEqual([['01', '开始使用'], ['imports', '数据导入']]);
  expect(chapters[0]?.html).toContain('<table>');
  expect(chapters[1]?.html).toContain('<a href="#outbox">上报</a>');
  expect(chapters[1]?.html).toContain('<a href="#top">开头</a>');
});

it.each([
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '[x](https://example.org)', '![x](https://example.org/x.png)', '[x](data:text/html,1)',
  '<https://example.org>', '[x](file:///etc/passwd)', '[x](../../secret.md)', '<svg/onload=alert(1)>', '[x]: javascript:alert(1)\n\n[x]',
])('lets nothing of %j through as code or as a way out', async (text) => {
  writeFileSync(path.join(folder, '01-a.md'), `# 甲\n\n${text}\n`);
  const html = (await manualChapters(folder))[0]?.html ?? '';
  expect(html).not.toMatch(/<(script|img|svg|a)\b/);
});

it('shows the pictures that lie beside the chapters, held in the page itself, and no others', async () => {
  mkdirSync(path.join(folder, 'images'));
  writeFileSync(path.join(folder, 'images', 'desk.png'), 'picture');
  writeFileSync(path.join(folder, '01-a.md'), '# 甲\n\n![设备 "一"](images/desk.png)\n\n![没有](images/none.png)\n');
  const html = (await manualChapters(folder))[0]?.html ?? '';
  expect(html).toContain(`<img src="data:image/png;base64,${Buffer.from('picture').toString('base64')}" alt="设备 &quot;一&quot;">`);
  expect(html.match(/<img/g)).toHaveLength(1);
});

it('says when the installation has none', async () => {
  await expect(manualChapters(folder)).rejects.toMatchObject({ code: 'settings.manualMissing' });
});
