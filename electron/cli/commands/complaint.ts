import { readFile } from 'node:fs/promises';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { isoInstant } from '#shared/rules/time.ts';
import { employerByCodeOrName } from '#electron/areas/employers/reads.ts';
import { perform } from '#electron/areas/run.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { complaintFile, type ComplaintFile } from '../complaintFile.ts';
import { withSession } from '../services.ts';
import { oneOf } from '../usage.ts';
import type { Run } from './index.ts';

/** `complaint add --ledger DIR FILE.json`: registers a complaint as the desk does; identities only ever stand in the file. */
export const complaint: Run = async (args, output) => {
  oneOf('complaint', args.words[0] ?? '', ['add'] as const);
  const file = args.words[1] ?? '';
  const given = complaintFile(parsed(await readFile(file, 'utf8').catch(() => { throw refuse('intake.fileUnreadable', { detail: `打不开 ${file}` }); })));
  return withSession(args.need('ledger'), args.value('as'), async ({ services, ledger }) => {
    const { employer, note } = await employerFor(ledger.reader, given.employer);
    const done = await perform(services, 'intake.register', { ...given.registration, employer, joinTo: null, draftId: null }) as OutputOf<'intake.register'>;
    if (note !== '') output.err(note);
    const { dueAt } = done;
    output.out(JSON.stringify({
      receiptNo: done.receiptNo, registeredAt: isoInstant(done.registeredAt),
      dueAt: {
        'intake.dispatch': isoInstant(dueAt.dispatch), ...(dueAt.phoneConfirm === null ? {} : { 'intake.phoneConfirm': isoInstant(dueAt.phoneConfirm) }), 'intake.filingNotice': isoInstant(dueAt.filingNotice),
        'intake.filingNotice.plan': isoInstant(dueAt.filingNoticePlan), 'intake.filingNotice.statute': isoInstant(dueAt.filingNoticeStatute),
      },
    }));
    for (const trigger of done.triggers) output.err(`${trigger.kind === 'immediate' ? '须立即立案' : '达到重大案件启动条件'}：${trigger.text}（${trigger.clause}）。`);
    return 0;
  }, { signs: false, seals: true });
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw refuse('intake.fileUnreadable', { detail: '不是有效的 JSON' });
  }
}

/** The dossier of the code, or the only one of exactly this name; else a new one. `note` says which, once it is registered. */
async function employerFor(reader: Reader, known: ComplaintFile['employer']): Promise<{ employer: InputOf<'intake.register'>['employer']; note: string }> {
  if (known === null) return { employer: null, note: '' };
  const code = known.uscc === '' ? '' : checkUscc(known.uscc).normalised;
  const found = await employerByCodeOrName(reader, code, known.name);
  if (found !== null) return { employer: { id: found.id }, note: code === '' ? `按名称认定为 ${found.label}。` : '' };
  return {
    employer: { name: known.name === '' ? `名称待补 ${code}` : known.name, streetCode: '', uscc: code },
    note: code === '' ? `台账里没有“${known.name}”，已用临时编号建档。` : `台账里没有代码 ${code}，已建档，请补全单位资料。`,
  };
}
