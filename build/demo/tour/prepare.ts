import type * as Playwright from '@playwright/test';
import type { BrigadeBridge, Envelope } from '#shared/contract/envelope.ts';
import type { CommandName, InputOf, OutputOf, QueryName } from '#shared/contract/index.ts';

declare global {
  interface Window { readonly brigade: BrigadeBridge }
}

/** Records of the sample district that the pictures open. */
export interface Prepared {
  readonly complaints: readonly number[];
  readonly cases: readonly number[];
  readonly papers: readonly { readonly id: number; readonly by: string }[];
  /** Final papers that 0003 wrote. */
  readonly final: readonly number[];
  /** A complaint that was begun by the clerk. */
  readonly draft: number;
  readonly mediation: number;
  /** Another person in front of the window. */
  readonly signIn: (staffNo: string) => Promise<void>;
  readonly emergency: number;
  readonly employer: number;
  readonly alert: number;
}

const OWN = '河边三棵柳树 7';
const GIVEN = '初始口令两株海棠 5';
const LATER = '屋后一亩菜园 9';
const NOTICE = { year: 2027, holidayOff: ['2027-01-01/2027-01-03', '2027-02-05/2027-02-11', '2027-04-03/2027-04-05', '2027-05-01/2027-05-05', '2027-06-09', '2027-09-15', '2027-10-01/2027-10-07'], workingWeekends: ['2027-01-30', '2027-02-13', '2027-05-08', '2027-10-09'] };
const OFFICERS: readonly [staffNo: string, name: string, posts: InputOf<'people.addOfficer'>['posts']][] = [
  ['0003', '张承办', ['handler']], ['0005', '王审核', ['legalReviewer']], ['0007', '李晓明', ['handler']], ['0015', '周执行', ['enforcementTracker']], ['0021', '刘受理', ['intakeClerk']], ['0031', '欧阳网格员', ['gridWorker']], ['0099', '系统管理员', ['sysAdmin']],
];

/**
 * Fills what the sample district lacks for pictures: colleagues, parts in cases, a complaint in each state, papers, slips that wait, a notice to approve.
 * A step that is refused is told on standard error; its screen then shows less.
 */
export async function prepare(page: Playwright.Page): Promise<Prepared> {
  const ask = async <T>(how: 'run' | 'read', name: string, input: unknown): Promise<T> => {
    const said = await page.evaluate(([h, n, i]) => window.brigade[h](n, i), [how, name, input] as const) as Envelope;
    if (!said.ok) throw new Error(`${name}: ${said.failure.code} ${said.failure.message}`);
    return said.value as T;
  };
  const run = <N extends CommandName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => ask('run', name, input);
  const read = <N extends QueryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => ask('read', name, input);
  // The passphrase of the environment opens the vault a moment after the start.
  for (let tries = 0; tries < 60 && (await read('settings.status', {})).vault !== 'open'; tries += 1) await page.waitForTimeout(500);
  const trying = async (what: () => Promise<unknown>): Promise<void> => { await what().catch((error: unknown) => process.stderr.write(`! ${error instanceof Error ? error.message : String(error)}\n`)); };

  const complaints = (await read('intake.queue', { tab: 'open', text: '', offset: 0, limit: 10 })).rows.map((row) => row.id).toSorted((a, b) => a - b);
  const [first = 0, second = 0] = complaints;
  const version = async (id: number): Promise<{ id: number; rowVersion: number }> => ({ id, rowVersion: (await read('intake.complaint', { id })).rowVersion });
  // Before there are colleagues the first officer holds every post.
  await trying(async () => run('intake.dispatch', { ...await version(first), staffNo: '0001', reason: '由大队长直接承办' }));
  await trying(() => run('intake.logPhoneAttempt', { id: first, at: null, reached: true, note: '已核实，工资欠至十月' }));
  await trying(async () => run('intake.requestSupplement', { ...await version(first), missing: [{ item: '劳动合同', why: '用于核实劳动关系' }, { item: '工资发放记录', why: '用于核算欠薪金额' }], dueOn: '', office: '政务大厅 3 号窗口', phone: '0990-12345678', handed: true }));

  await trying(() => run('people.changePassword', { old: '', next: OWN }));
  for (const [staffNo, name, posts] of OFFICERS) await trying(() => run('people.addOfficer', { staffNo, name, posts, certNo: posts.includes('sysAdmin') ? '' : `渝B0${staffNo}`, certUntil: staffNo === '0007' ? soon(20) : '2029-12-31', password: GIVEN }));
  await trying(() => run('people.appointDeputy', { staffNo: '0007', post: 'captain', from: soon(0), until: soon(9), reason: '外出培训' }));
  /** What a colleague does, signed in as that person; the captain comes back afterwards. */
  const as = async (staffNo: string, what: () => Promise<unknown>): Promise<void> => {
    await trying(async () => {
      await run('people.signIn', { staffNo, password: GIVEN }).catch(() => run('people.signIn', { staffNo, password: LATER }));
      await run('people.changePassword', { old: GIVEN, next: LATER }).catch(() => undefined);
      await what();
    });
    await run('people.signIn', { staffNo: '0001', password: OWN });
  };
  await trying(async () => run('intake.dispatch', { ...await version(second), staffNo: '0003', reason: '' }));
  const employers = (await read('employers.search', { text: '91990101MA1A00024A', limit: 1 })).hits;
  const employer = employers[0]?.id ?? 1;
  let drafted = 0;
  await as('0021', async () => { drafted = (await run('intake.saveDraft', { id: null, form: '{}' })).id; });
  let mediation = 1;
  await as('0031', async () => { mediation = (await run('intake.startMediation', {
    employerId: employer, gridReportNo: '', claims: ['wages'], headcount: 2, amountFen: 400_000, dispute: '十月工资少发', startedAt: Date.now() - 3_600_000, suspectedCrime: false, massIncident: false, publicOrder: [],
    party: { name: '慕容秋', idNo: null, phone: '13900139001', address: null, source: 'typed' }, place: '柳树社区调解室',
  })).id; });

  const list = await read('cases.list', { text: '', open: 'open', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 60 });
  const emergency = (await read('cases.emergencyBoard', {})).cases[0]?.line.id ?? 0;
  const plain = list.rows.find((row) => row.id !== emergency)?.id ?? 1;
  for (const [part, staffNo] of [['handler', '0003'], ['second', '0007'], ['reviewer', '0005'], ['tracker', '0015']] as const) await trying(() => run('cases.assign', { id: plain, part, staffNo, reason: '', seen: [] }));
  await trying(() => run('cases.recuse', { id: plain, staffNo: '0007', reason: '与单位负责人有亲属关系' }));

  let draft = { id: 0, rowVersion: 0 };
  await as('0003', async () => {
    const { content } = await read('papers.begin', { kind: 'D04', subject: { kind: 'case', id: plain } });
    draft = await run('papers.create', { kind: 'D04', subject: { kind: 'case', id: plain }, content: { ...content, recipient: '赵测试㛃', receivedOn: soon(-3), outcome: 'accept', phone: '0990-12345678' } });
  });
  await trying(() => run('papers.approve', draft));
  await as('0003', async () => run('papers.create', { kind: 'D01', subject: { kind: 'complaint', id: second }, content: (await read('papers.begin', { kind: 'D01', subject: { kind: 'complaint', id: second } })).content }));
  const papers = (await read('papers.list', { of: null, text: '' })).papers.map((paper) => ({ id: paper.id, by: paper.state === 'draft' && paper.draftedBy !== '' ? paper.draftedBy : '0001' })).slice(0, 6);

  await trying(() => run('devices.configure', { do: 'addReader', label: '身份证读卡器', kind: 'serial', place: '/dev/ttyUSB7' }));
  await trying(() => run('devices.configure', { do: 'addPrinter', label: '大厅小票机', place: 'tcp://127.0.0.1:9', width: 58, cutter: true, characters: 'gbk', codes: 'native', baud: 9600 }));
  await trying(() => run('devices.printSlip', { of: { slip: 'L01', employerId: employer }, printer: null, copies: 1 }));
  await as('0003', () => Promise.resolve());
  await as('0099', () => run('clocks.proposeYear', { ...NOTICE, source: '国办发明电〔2026〕9号', seen: null }));
  await trying(async () => {
    const { persons } = await read('identities.persons', { subject: { kind: 'complaint', id: first } });
    const [one] = persons;
    if (one !== undefined) await run('identities.look', { subject: { kind: 'complaint', id: first }, personId: one.personId, reason: '通知领取补发工资', confirmation: one.pseudonym });
    await run('identities.hide', {});
  });
  const alert = (await read('wages.board', { states: [], kinds: [], text: '', offset: 0, limit: 1 })).rows[0]?.id ?? 1;
  return { complaints, cases: [plain, ...(emergency === 0 ? [] : [emergency])], papers, final: draft.id === 0 ? [] : [draft.id], emergency, employer, alert, draft: drafted, mediation, signIn: async (staffNo) => { await run('people.signIn', { staffNo, password: staffNo === '0001' ? OWN : LATER }); } };
}

/** A day in Shanghai, counted from today. */
function soon(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}
