import path from 'node:path';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index.ts';
import { openSession } from '#electron/cli/services.ts';
import { STREETS } from './employers.ts';

const MINUTE = 60_000;

/** What is done by hand in the sample district: through the very operations that the window uses. Returns the written dossier files. */
export async function workByHand(ledgerFolder: string, out: string, cityUrl: string): Promise<{ employerId: number; files: string[] }> {
  const session = await openSession(ledgerFolder, undefined);
  try {
    const services: Services = { ...session.services, desktop: { ...session.services.desktop, chooseTarget: (_title, name) => Promise.resolve(path.join(out, name)) } };
    const run = <N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => perform(services, name, input) as Promise<OutputOf<N>>;
    for (const [code, name] of STREETS) await run('settings.setStreetName', { code, name, seen: '' });
    await run('settings.setCityUrl', { baseUrl: cityUrl, seen: '' });
    await duplicateCode(run);
    await runningEmergency(run);
    const { hits } = await run('employers.search', { text: '91990101MA1A00024A', limit: 1 });
    const employerId = hits[0]?.id ?? 0;
    const files: string[] = [];
    for (const format of ['docx', 'pdf'] as const) {
      const { file } = await run('employers.exportDossier', { id: employerId, format });
      if (file !== null) files.push(path.join(out, file.name));
    }
    return { employerId, files };
  } finally {
    await session.close();
  }
}

type Perform = <N extends OperationName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

/** A counter opened a dossier under a temporary number; later its code turned out to have one already (quality code C until they are merged). */
async function duplicateCode(run: Perform): Promise<void> {
  const fields: InputOf<'employers.create'>['fields'] = {
    uscc: '', name: '辛劳务派遣清河分部', industry: 'dispatch', streetCode: '990101002', unitType: '有限责任公司', address: '河东街道建设路9号', legalRep: '', phone: '', headcount: 12, headcountOn: '2026-10-20', migrantHeadcount: null, openedOn: '',
  };
  const { id } = await run('employers.create', { fields, tags: ['窗口登记'] });
  await run('employers.edit', { id, rowVersion: 1, fields: { ...fields, uscc: '91990101MA1A00083D' }, allowDuplicateCode: true, reason: '工人提供的营业执照照片' });
}

/** A major case whose clocks run now: started an hour and a half ago, brigade and police on the spot. */
async function runningEmergency(run: Perform): Promise<void> {
  const { hits } = await run('employers.search', { text: '91990101MA1A00067P', limit: 1 });
  const t0 = Date.now() - 95 * MINUTE;
  const { id } = await run('cases.register', {
    caseNo: '', fields: { employerId: hits[0]?.id ?? 0, cause: '拖欠工资', source: '网格上报', filedAt: t0, verifiedFen: null, headcount: 34, unpaidHeadcount: 34, handler: '0007' },
  });
  await run('cases.startMajor', { id, t0, headcount: 34, estimateFen: 51_000_000, publicOrder: ['group_petition'], clicks: null, clicksSource: '' });
  await run('cases.setNode', { id, node: 'brigade', at: t0 + 18 * MINUTE, note: '大队两人到场', reason: '', seen: null });
  await run('cases.setNode', { id, node: 'police', at: t0 + 26 * MINUTE, note: '河东派出所到场', reason: '', seen: null });
}
