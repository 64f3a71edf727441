import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
  const names: [string, string][] = [
    ['乙建筑工程有限公司', uscc(2)], ['寅建装饰设计工作室', uscc(3)], ['重庆长安物业有限公司', uscc(4)], ['清河（新城）餐饮店', uscc(5)], ['ABC网络科技有限公司', uscc(6)], ['乙建', uscc(7)],
  ];
  for (const [name, code] of names) await desk.employers('create', { fields: head(name, code), tags: [] });
  await desk.employers('create', { fields: head('无证小吃摊', ''), tags: [] });
  const closed = await idOf('寅建装饰设计工作室');
  await desk.employers('setStatus', { id: closed, rowVersion: 1, status: 'closed', reason: '注销登记' });
  const fields = { employerId: await idOf('乙建筑工程有限公司'), cause: '拖欠工资', source: '', filedAt: at('2025-03-04 10:00'), verifiedFen: 24_000_000, headcount: 12, unpaidHeadcount: 12, handler: '0007' };
  await desk.cases('register', { caseNo: '清人社监立字〔2025〕第18号', fields });
  await desk.cases('register', { caseNo: '清人社监立字〔2025〕第180号', fields });
});
afterAll(() => desk.close());

async function idOf(name: string): Promise<number> {
  return (await desk.reader.first<{ id: number }>('SELECT id FROM employers WHERE name = ?', [name]))?.id ?? 0;
}
const search = (text: string) => desk.employers('search', { text, limit: 20 });
const titles = async (text: string): Promise<string[]> => (await search(text)).hits.filter((hit) => hit.group === 'employer').map((hit) => hit.title);

test.each([
  ['any part of the name', '工程有限'], ['syllables', 'yijianzhu'], ['syllables from inside', 'jianzhugong'], ['initials', 'yjzgc'], ['initials in full width', 'ＹＪＺＧ'], ['code', uscc(2)], ['part of the code', uscc(2).slice(8)],
  ['code in full width and lower case', Array.from(uscc(2).toLowerCase(), (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')], ['two words', '乙建 工程'], ['syllables apart', 'yi jian zhu gong'],
])('finds an employer by %s', async (_what, text) => {
  expect(await titles(text)).toContain('乙建筑工程有限公司');
});

test('one and two characters are enough, in Chinese and in letters', async () => {
  expect(await titles('乙')).toEqual(['乙建', '乙建筑工程有限公司']);
  expect(await titles('建筑')).toEqual(['乙建筑工程有限公司']);
  expect(await titles('cq')).toContain('重庆长安物业有限公司');
  expect(await titles('q')).toContain('清河（新城）餐饮店');
});

test('either reading of a heteronym finds the name, and marks the characters that were meant', async () => {
  for (const text of ['chongqing', 'zhongqing', 'cqca', 'zqza']) expect(await titles(text)).toContain('重庆长安物业有限公司');
  const [hit] = (await search('changan')).hits;
  expect(hit?.marks).toEqual([[2, 4]]);
});

test('brackets and letters match in half and in full width', async () => {
  expect(await titles('清河(新城)')).toEqual(['清河（新城）餐饮店']);
  expect(await titles('qhxc')).toContain('清河（新城）餐饮店');
  expect(await titles('ａｂｃ')).toEqual(['ABC网络科技有限公司']);
});

test('what was matched is marked, also for sounds; closed ones come last with their state', async () => {
  const { by, hits } = await search('yj');
  expect(by).toBe('initials');
  expect(hits.filter((hit) => hit.group === 'employer').map((hit) => [hit.title, hit.marks, hit.state])).toEqual([['乙建', [[0, 2]], ''], ['乙建筑工程有限公司', [[0, 2]], ''], ['寅建装饰设计工作室', [[0, 2]], '注销']]);
  expect((await search('jianzhu')).hits[0]?.marks).toEqual([[1, 3]]);
  expect((await search(uscc(2))).by).toBe('code');
});

test('exact before prefix before part', async () => {
  expect(await titles('乙建')).toEqual(['乙建', '乙建筑工程有限公司']);
  expect((await titles('有限公司')).length).toBe(3);
});

test.each(['18', '第18号', '第１８号', '立字[2025]第18号', '立字〔2025〕第18号', '990101L202500018'])('a case by its number: %s', async (text) => {
  const { by, hits } = await search(text);
  expect(by).toBe('caseNo');
  expect(hits.find((hit) => hit.group === 'case')?.title).toBe('清人社监立字〔2025〕第18号　乙建筑工程有限公司');
  expect(hits.filter((hit) => hit.group === 'case').length).toBe(1);
});

test('open cases stand beside the employer that was found, its characters marked', async () => {
  const hit = (await search('yjzgc')).hits.find((one) => one.group === 'case');
  expect(hit?.title.slice(...(hit.marks[0] ?? [0, 0]))).toBe('乙建筑工程');
});

test('a table by part of its serial or by its month', async () => {
  await desk.fill([`INSERT INTO report_revisions (table_name, month, revision, serial, payload, payload_sha256, public_json, facts_json, rule_pack, prepared_by, approved_by, approved_at)
    VALUES ('wage-risk', '2025-02', 1, '990101-QX-202502-V1', '{}', '', '{}', '[]', 'p', '0015', '0001', 1)`]);
  for (const text of ['990101-qx', '202502', '2025-02']) {
    const hit = (await search(text)).hits.find((one) => one.group === 'report');
    expect(hit).toMatchObject({ title: '990101-QX-202502-V1', route: '/reports/2025-02/wage-risk?revision=1' });
  }
});

test('a temporary number finds its dossier; nothing found is an empty list; operators are text', async () => {
  expect(await titles('临-990101-000001')).toEqual(['无证小吃摊']);
  for (const text of ['没有这家', '"', '建"OR', '%', '_', 'AND OR NOT', '*']) expect(await titles(text)).toEqual([]);
});
