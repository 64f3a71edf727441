import { afterEach, describe, expect, it } from 'vitest';
import { paperNumber } from '#shared/rules/papers/numbering.ts';
import { issuePaper, voidPaper } from '#electron/areas/papers/approve.ts';
import { updatePaper } from '#electron/areas/papers/draft.ts';
import { takeNumber } from '#electron/areas/papers/numbers.ts';
import { paperContent, papersOf } from '#electron/areas/papers/reads.ts';
import { register } from '#electron/areas/papers/repository/numbers.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import { at } from '../support/desk.ts';
import { bareComplaint, complaint, mediation, supplement } from './contents.ts';
import { makePaperDesk, type PaperDesk } from './support.ts';

let desk: PaperDesk;
afterEach(() => desk.close());

describe('numbers of papers', () => {
  it('are taken with the approval, one counter a class and year of Asia/Shanghai', async () => {
    desk = await makePaperDesk(at('2026-12-31 23:59'));
    const first = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    expect(first.number).toBe('清人社监投字〔2026〕第1号');
    expect((await desk.approve(await desk.draft({ kind: 'D03', content: supplement }))).number).toBe('清人社监补字〔2026〕第1号');
    expect((await desk.approve(await desk.draft({ kind: 'D01', content: complaint }))).number).toBe('清人社监投字〔2026〕第2号');
    desk.clock.now += 60_000;
    expect((await desk.approve(await desk.draft({ kind: 'D01', content: complaint }))).number).toBe('清人社监投字〔2027〕第1号');
    // A kind without a class has none.
    expect((await desk.approve(await desk.draft({ kind: 'D42', content: mediation }))).number).toBe('');
  });

  it('follow the style that the district chose, and keep their counter', async () => {
    desk = await makePaperDesk();
    await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    await desk.write(async ({ w }) => { await writeSetting(w, 'numbering.style', 'gb'); await writeSetting(w, 'cases.numberPrefix', '清河'); });
    expect((await desk.approve(await desk.draft({ kind: 'D01', content: complaint }))).number).toBe('清河人社监投〔2026〕2号');
    expect(() => paperNumber({ prefix: '清', style: 'gb', class: '投', year: 2026, seq: 0 })).toThrow(RangeError);
  });

  it('a refused approval takes none, and says every field that is missing', async () => {
    desk = await makePaperDesk();
    const draft = await desk.draft({ kind: 'D01', content: { ...complaint, name: '', statement: ' ' } });
    await expect(desk.approve(draft)).rejects.toMatchObject({ code: 'papers.incomplete', message: '还不能定稿：陈述（还没有填写）、投诉人姓名（还没有填写）。' });
    const saved = await desk.write((act) => updatePaper(act, draft.id, draft.rowVersion, complaint));
    await expect(desk.approve(draft)).rejects.toMatchObject({ code: 'papers.changed' });
    expect((await desk.approve(saved)).number).toBe('清人社监投字〔2026〕第1号');
    // A transaction that is rolled back after the number was taken leaves no gap.
    await expect(desk.write(async (act) => { await takeNumber(act, '投', { title: '', label: '', paperId: null }); throw new Error('power cut'); })).rejects.toThrow('power cut');
    expect((await desk.approve(await desk.draft({ kind: 'D01', content: complaint }))).number).toBe('清人社监投字〔2026〕第2号');
  });

  it('void ones stay in the register with reason and officer and are never used again', async () => {
    desk = await makePaperDesk();
    const paper = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    const gone = await desk.write((act) => voidPaper(act, paper.id, paper.rowVersion, '单位名称写错'));
    expect((await desk.approve(await desk.draft({ kind: 'D01', content: complaint }))).number).toBe('清人社监投字〔2026〕第2号');
    expect((await register(desk.reader, 2026, '投')).map((row) => [row.seq, row.void_reason, row.voided_by])).toEqual([[1, '单位名称写错', '0001'], [2, '', '']]);
    await expect(desk.write((act) => voidPaper(act, paper.id, gone.rowVersion, '再一次'))).rejects.toMatchObject({ code: 'papers.alreadyVoid' });
    for (const sql of ['DELETE FROM paper_numbers', "UPDATE paper_numbers SET seq = 9 WHERE seq = 1", "UPDATE paper_numbers SET void_reason = '' WHERE seq = 1", 'DELETE FROM papers', "UPDATE papers SET number = 'x' WHERE number <> ''", 'DELETE FROM paper_events']) {
      await expect(desk.write(({ w }) => w.run(sql)), sql).rejects.toThrow();
    }
  });
});

describe('a paper', () => {
  it('stays as it was approved, and keeps identities sealed', async () => {
    desk = await makePaperDesk();
    const draft = await desk.draft({ kind: 'D01', content: bareComplaint });
    const paper = await desk.approve(draft);
    await expect(desk.write((act) => updatePaper(act, paper.id, paper.rowVersion, complaint))).rejects.toMatchObject({ code: 'papers.frozen' });
    const issued = await desk.write((act) => issuePaper(act, paper.id, paper.rowVersion));
    await expect(desk.write((act) => issuePaper(act, paper.id, issued.rowVersion))).rejects.toMatchObject({ code: 'papers.notApproved' });
    const [line] = await papersOf(desk.reader, { kind: 'complaint', id: 1 });
    expect(line).toMatchObject({ title: '投诉登记表', state: 'issued', sealed: true, label: '投诉人甲 诉 某公司' });
    expect(JSON.stringify(line)).not.toContain('周某');
    const raw = await desk.reader.first<{ content: Uint8Array; layout: Uint8Array }>('SELECT content, layout FROM papers');
    for (const kept of [raw?.content, raw?.layout]) {
      expect(kept).toBeInstanceOf(Uint8Array);
      expect(Buffer.from(kept ?? []).includes(Buffer.from('周某'))).toBe(false);
    }
    expect(await paperContent(desk.reader, desk.services, paper.id)).toMatchObject({ name: '周某', amountFen: null, claims: ['wages'] });
  });

  it('takes nothing that its kind does not have', async () => {
    desk = await makePaperDesk();
    await expect(desk.draft({ kind: 'D99', content: {} })).rejects.toMatchObject({ code: 'papers.unknownKind' });
    await expect(desk.draft({ kind: 'D01', content: { colour: 'red' } })).rejects.toMatchObject({ code: 'papers.strangeField' });
    await expect(desk.draft({ kind: 'D01', content: { amountFen: -1 } })).rejects.toMatchObject({ code: 'papers.wrongField' });
    await expect(desk.draft({ kind: 'D01', subject: { kind: 'employer', id: 1 }, content: {} })).rejects.toMatchObject({ code: 'papers.otherSubject' });
    // A number that looks like a citizen's must be one; other cards carry other numbers.
    await expect(desk.approve(await desk.draft({ kind: 'D01', content: { ...complaint, idNo: '110101199001011234' } }))).rejects.toMatchObject({ code: 'papers.incomplete' });
    expect((await desk.approve(await desk.draft({ kind: 'D01', content: { ...complaint, idNo: 'E12345678' } }))).number).not.toBe('');
  });
});
