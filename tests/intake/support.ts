import type { InputOf } from '#shared/contract/index.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { acting } from '../support/acting.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';
import { seat } from '../support/seat.ts';

export type Registration = InputOf<'intake.register'>;

/** A person who exists nowhere but in these tests. */
export const WORKER = { name: '欧阳翠花', idNo: '11010519491231002X', phone: '13800138617', address: '某省某市柳树巷 7 号', source: 'card' as const };
/** What nobody may find anywhere in the ledger's files. */
export const IDENTITIES = [WORKER.name, WORKER.idNo, WORKER.phone, '柳树巷', '工头王大锤'];

export const matter: Registration['matter'] = {
  claims: ['wages'], headcount: 3, amountClaimedFen: 3_860_000, periodFrom: '2024-12', periodTo: '2025-02', endedOn: '', placeOfWork: '人民路店', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '',
};

export function complaintOf(employer: Registration['employer'], more: Partial<Registration> = {}): Registration {
  return {
    kind: 'complaint', channel: 'window', anonymous: false, registeredAt: null, employer, matter, statement: '工头王大锤说没有钱。', complainant: WORKER, delegates: [], materials: [{ name: '工资条', pages: 3 }], joinTo: null, draftId: null, ...more,
  };
}

const POSTS = { '0001': 'captain', '0011': 'handler', '0012': 'handler', '0013': 'legalReviewer', '0021': 'intakeClerk' } as const;

/** A desk at which several officers sit: A's 0011 and 0012, B 0013, the desk 0021 and the captain 0001. */
export async function makeBrigade(now = at('2025-04-01 09:31')) {
  const desk = await makeDesk(now);
  const staff = (Object.entries(POSTS)).map(([staffNo, post]) => ({ staffNo, name: staffNo === '0001' ? '大队长' : `员${staffNo}`, posts: [post] }));
  await seat(desk, ...staff);
  /** The services of a desk as one of them has them. */
  const servicesOf = (staffNo: keyof typeof POSTS): Services => ({ ...desk.services, actor: (): Actor => ({ staffNo, name: staffNo, posts: [POSTS[staffNo]] }) });
  const as = (staffNo: keyof typeof POSTS) => acting('intake', servicesOf(staffNo));
  return { ...desk, servicesOf, captain: as('0001'), handler: as('0011'), other: as('0012'), clerk: as('0021'), reviewer: as('0013') };
}

export type Brigade = Awaited<ReturnType<typeof makeBrigade>>;

/** A restaurant that its complaints are about. */
export const makeEmployer = async (desk: Brigade): Promise<number> => (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;

/** A complaint about it as the desk has just registered it. */
export async function makeComplaint(desk: Brigade): Promise<{ employerId: number; id: number }> {
  const employerId = await makeEmployer(desk);
  return { employerId, id: (await desk.clerk('register', complaintOf({ id: employerId }))).id };
}

/** A complaint by the version that it has now, as a step names it. */
export const versionOf = async (desk: Brigade, id: number): Promise<{ id: number; rowVersion: number }> => ({ id, rowVersion: (await desk.captain('complaint', { id })).rowVersion });

/** The whole way of a filing: its A proposes, B agrees, the captain signs. */
export async function fileComplaint(desk: Brigade, id: number) {
  const seen = async () => {
    const { rowVersion, filing } = await desk.captain('complaint', { id });
    return { id, rowVersion, paperVersion: filing.paperVersion ?? 0 };
  };
  await desk.handler('proposeFiling', { id, rowVersion: (await seen()).rowVersion, emergency: false, cause: '拖欠工资', facts: '投诉人甲等人被拖欠工资。', basis: [{ law: '《劳动保障监察条例》', article: '第十四条' }], proposal: '建议立案。' });
  await desk.reviewer('reviewFiling', { ...(await seen()), verdict: 'agree', opinion: '', points: { facts: '', evidence: '', procedure: '', law: '', discretion: '' } });
  return desk.captain('approveFiling', await seen());
}

/** Every byte that the ledger wrote, the write-ahead log too. */
export async function everyByte(desk: Pick<Desk, 'ledger' | 'folder'>): Promise<Buffer> {
  const { readdir, readFile } = await import('node:fs/promises');
  const path = await import('node:path');
  const parts: Buffer[] = [];
  for (const entry of await readdir(desk.folder, { recursive: true, withFileTypes: true })) if (entry.isFile()) parts.push(await readFile(path.join(entry.parentPath, entry.name)));
  return Buffer.concat(parts);
}
