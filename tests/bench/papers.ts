import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { completeContent, type Content } from '#shared/papers/fields.ts';
import { kindOf } from '#electron/papers/kinds/index.ts';
import { officialDocx } from '#electron/papers/official/docx.ts';
import { composed, officialHtml, officialPage } from '#electron/papers/official/html.ts';
import type { OfficialPaper } from '#electron/papers/official/model.ts';
import { jobKey, openJob, PRESS_KEY, sealJob } from '#electron/shell/press/handOver.ts';
import { root } from './root.ts';
import { median, timed, told } from './statistics.ts';

const ROUNDS = 5;
const frame = { organ: '清河区劳动保障监察大队', number: '清人社监受字〔2026〕第7号', draft: false, caseNo: '', day: '2026-11-24', draftedBy: '0003', approvedBy: '0001', approvedAt: '2026-11-24 09:42', redress: { reviewDays: 60, litigationMonths: 6 } };

function paperOf(id: string, content: Content): OfficialPaper {
  const kind = kindOf(id);
  if (kind === undefined) throw new Error(id);
  return kind.layout(completeContent(kind.fields, content), frame);
}

/** One letter and one form, with names that change so that nothing is remembered. */
const papers = (count: number): OfficialPaper[] => Array.from({ length: count }, (_, i) => (i % 2 === 0
  ? paperOf('D04', { recipient: `张某${i}`, employerName: '清河测试建筑劳务有限公司', receivedOn: '2026-11-24', outcome: 'accept', basis: '《劳动保障监察条例》第十四条', phone: '0990-12345678' })
  : paperOf('D01', { registeredAt: 0, source: 'window', name: `周某${i}`, phone: '13900001234', employerName: '清河测试建筑劳务有限公司', claims: ['wages'], statement: '单位自 7 月起没有足额支付工资，多次催要未果。'.repeat(4) })));

/** docx and PDF a second (goals 50 and 15), each beside what its engine does with next to nothing in it. */
export async function measurePapers(small: boolean, say: (line: string) => void): Promise<void> {
  const count = small ? 30 : 100;
  const list = papers(count);
  await officialDocx(list[0] ?? paperOf('D04', {}), [], 0);
  const [docx, docxFloor, setting, pdf, pdfFloor]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    docxFloor.push((await timed(async () => { for (const one of list) await plainDocx(one.name); })).ms / count);
    docx.push((await timed(async () => { for (const one of list) await officialDocx(one, [], 0); })).ms / count);
    setting.push((await timed(() => Promise.resolve(list.map((one) => composed(one))))).ms / count);
  }
  const rounds = small ? 3 : ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    pdfFloor.push(await pressed(count, () => '<!doctype html><meta charset="utf-8"><p>空</p>'));
    pdf.push(await pressed(count, (i) => officialHtml(list[i] ?? paperOf('D04', {}))));
  }
  say(told({ what: `docx of a paper (${(1000 / median(docx)).toFixed(0)} a second, goal 50)`, ms: median(docx), floor: 'the library with one line', floorMs: median(docxFloor), goal: 6 }));
  say(told({ what: `setting a paper's pages`, ms: median(setting), floor: 'one frame', floorMs: 16, goal: 1 }));
  say(told({ what: `PDF of a paper (${(1000 / median(pdf)).toFixed(0)} a second, goal 15)`, ms: median(pdf), floor: 'the same with one word', floorMs: median(pdfFloor), goal: 4 }));
}

async function plainDocx(text: string): Promise<void> {
  await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: [new TextRun(text)] })] }] }));
}

/** Milliseconds a PDF in the press's own process, without its start: many against one. */
async function pressed(count: number, html: (index: number) => string): Promise<number> {
  const one = await pressRun(1, html);
  return (await pressRun(count + 1, html) - one) / count;
}

async function pressRun(count: number, html: (index: number) => string): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'brigade-bench-press-'));
  try {
    const options = officialPage(paperOf('D04', {}));
    const jobs = path.join(folder, 'jobs.json');
    const key = jobKey();
    await writeFile(jobs, sealJob(key, Buffer.from(JSON.stringify(Array.from({ length: count }, (_, i) => ({ html: html(i), options, out: path.join(folder, `${i}.pdf`) }))))));
    const { ms } = await timed(() => press(jobs, folder, key));
    if (openJob(key, await readFile(path.join(folder, `${count - 1}.pdf`))).subarray(0, 4).toString() !== '%PDF') throw new Error('the press made no PDF');
    return ms;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function press(jobs: string, folder: string, key: Buffer): Promise<void> {
  const executable = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', process.platform === 'win32' ? 'electron.exe' : 'electron');
  const given: unknown = JSON.parse(process.env['BRIGADE_ELECTRON_ARGUMENTS'] ?? '[]');
  const words = [...(Array.isArray(given) ? given.map(String) : []), '--disable-gpu', `--user-data-dir=${path.join(folder, 'profile')}`, path.join(root, 'dist', 'electron', 'press.cjs'), jobs];
  return new Promise((resolve, reject) => {
    const child = spawn(executable, words, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, [PRESS_KEY]: key.toString('base64') } });
    let done = false;
    child.stdout.on('data', (piece: Buffer) => {
      if (!piece.toString('utf8').includes('pressed')) return;
      done = true;
      child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => { if (done) resolve(); else reject(new Error('the press ended early')); });
  });
}
