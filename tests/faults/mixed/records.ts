import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { sha256 } from '#electron/ledger/digest.ts';
import { pdf } from '../../attachments/samples.ts';
import { givenFile } from './brigade.ts';
import { newComplaint, type Work } from './works.ts';

/* What lies in a record beside its figures: files, signed papers, and the filing with its reviews and numbers. */

/** Files of a complaint, from a few bytes to several chunks; each third is taken off, each sixth put back. */
let complaintId = 0;
let attached = 0;
export const attachments: Work = async (brigade, tell) => {
  const { as: { officer: ask }, ledger } = brigade;
  if (attached % 20 === 0) complaintId = (await newComplaint(brigade, attached)).id;
  attached += 1;
  const bytes = pdf(randomBytes(Math.ceil(Math.random() * (attached % 4 === 0 ? 120_000 : 2_000))).toString('hex'));
  const token = sha256(bytes).slice(0, 40);
  await writeFile(givenFile(ledger.paths.folder, token), bytes);
  const subject = { kind: 'complaint' as const, id: complaintId };
  const { id } = await ask('attachments.attach', { subject, file: { token, name: 'scan.pdf', size: bytes.length }, title: '身份证复印件', persons: attached % 2 === 0 });
  tell(`attachment ${id} ${sha256(bytes)}`);
  if (attached % 3 !== 0) return;
  const versionNow = async (): Promise<{ id: number; rowVersion: number }> => ({ id, rowVersion: (await ask('attachments.list', { subject })).files.find((one) => one.id === id)?.rowVersion ?? 0 });
  await ask('attachments.remove', { ...(await versionNow()), reason: '附错了' });
  tell(`takenOff ${id}`);
  if (attached % 6 === 0) await ask('attachments.putBack', await versionNow());
};

const INK: [number, number, number, number][][] = [Array.from({ length: 20 }, (_, i): [number, number, number, number] => [5 + i * 2, 10 + (i % 3), 0.5, i * 16])];

/** A sealed form that its person signs twice; both files of it leave the ledger, each with its look. */
export const signatures: Work = async (brigade, tell, n) => {
  const { as: { officer: ask } } = brigade;
  const { id } = await newComplaint(brigade, n);
  const content = { registeredAt: Date.now(), source: 'window', name: `钟离${n}`, phone: '13800138617', employerName: '乙建筑工程有限公司', claims: ['wages'], statement: '没有发工资。' };
  const paper = await ask('papers.approve', await ask('papers.create', { kind: 'D01', subject: { kind: 'complaint', id }, content }));
  tell(`paper ${paper.number}`);
  for (let time = 0; time < 2; time += 1) {
    const { digest } = await ask('papers.paper', { id: paper.id });
    const signed = await ask('papers.sign', { id: paper.id, digest, slot: 'complainant', signer: '投诉人甲', ink: INK });
    tell(`signature ${signed.id}`);
    const { sha256: bytes } = await ask('papers.export', { id: paper.id, format: 'docx', reason: '当面交付' });
    tell(`frozen ${bytes}`);
  }
};

/** The way of a filing by three persons: dispatched, proposed, reviewed with D13, signed; D05's number becomes the case's. Each third comes back from the review once. */
export const filings: Work = async (brigade, tell, n) => {
  const { as: { captain, handler, reviewer } } = brigade;
  const { id } = await newComplaint(brigade, n);
  const seen = async () => {
    const { rowVersion, filing } = await captain('intake.complaint', { id });
    return { id, rowVersion, paperVersion: filing.paperVersion ?? 0 };
  };
  const versioned = async () => ({ id, rowVersion: (await seen()).rowVersion });
  await captain('intake.dispatch', { ...(await versioned()), staffNo: '0002', reason: '' });
  const propose = async () => handler('intake.proposeFiling', { ...(await versioned()), emergency: false, cause: '拖欠工资', facts: '投诉人甲等人被拖欠工资。', basis: [{ law: '《劳动保障监察条例》', article: '第十四条' }], proposal: '建议立案。' });
  const review = async (verdict: 'agree' | 'return', evidence: string) => reviewer('intake.reviewFiling', { ...(await seen()), verdict, opinion: '', points: { facts: '', evidence, procedure: '', law: '', discretion: '' } });
  await propose();
  if (n % 3 === 0) {
    const { docNo } = await review('return', '缺考勤');
    tell(`paper ${docNo}`);
    await propose();
  }
  const { docNo } = await review('agree', '');
  tell(`paper ${docNo}`);
  const { caseNo } = await captain('intake.approveFiling', await seen());
  tell(`filed ${caseNo}`);
};

