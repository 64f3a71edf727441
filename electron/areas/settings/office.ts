import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { OFFICE_HEADS, officeWord } from '#shared/rules/papers/officeWords.ts';
import { paperNumber } from '#shared/rules/papers/numbering.ts';
import { crimeRange, type CrimeLine } from '#shared/rules/crime.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { figure } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import { assertSeen, lastEntry } from '#electron/ledger/seen.ts';
import { effect, read } from '../operation.ts';
import type { Services } from '../services.ts';
import { defaultOrgan, defaultPrefix, OFFICE_KEYS, readOffice, storedText, type Office, type OfficeField } from '../office.ts';
import { lastOfficeBefore } from './repository.ts';

const SUBJECT = { kind: 'setting', id: 'office' } as const;
const FIELDS = Object.keys(OFFICE_KEYS) as OfficeField[];

/** 大队信息: what papers, numbers and slips say of the district, with what holds where nothing was set. */
export const office = read<'settings.office'>(async ({ reader, now, services }) => {
  const fields = await readOffice(reader);
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const [organ, prefix, last, before] = [await defaultOrgan(reader), await defaultPrefix(reader), await lastEntry(reader, SUBJECT), await lastOfficeBefore(reader)];
  return {
    fields, previous: before === null ? null : { ...fields, ...(before as Partial<Office>) }, changedBy: last.staffNo, changedAt: last.at,
    defaults: { organ, numberPrefix: prefix, supplementDays: figure(pack, 'intake.supplement.reply'), crimeSingleFen: rangeOf(services, 'single'), crimeGroupFen: rangeOf(services, 'group') },
    sample: paperNumber({ prefix: fields.numberPrefix || prefix, style: fields.numberStyle, class: '立', year: Number(shanghaiDay(now).slice(0, 4)), seq: 1 }),
  } satisfies OutputOf<'settings.office'>;
});

/** Sets what changed of it. Papers and numbers that are final keep what they say; drafts and whatever comes next take it. Afterwards this process reckons by it everywhere. */
export const setOffice = effect<'settings.setOffice'>(async ({ ledger, services, actor, now }, { fields, seen }) => {
  for (const line of ['single', 'group'] as const) assertInRange(services, line, fields);
  await ledger.command({ actor, now }, async (w) => {
    const before = await readOffice(w);
    await assertSeen(w, '大队信息', SUBJECT, { seen, now: before, wish: fields });
    const changed = FIELDS.filter((field) => before[field] !== fields[field]);
    if (changed.length === 0) return { value: {}, entry: null, topics: [] };
    for (const field of changed) await writeSetting(w, OFFICE_KEYS[field], storedText(fields[field]));
    const part = (of: Office): Record<string, string | number | null> => Object.fromEntries(changed.map((field) => [field, typeof of[field] === 'boolean' ? Number(of[field]) : of[field]]));
    await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'office', id: '', employerId: null, before: part(before), after: part(fields) });
    const words = changed.map((field) => `${OFFICE_HEADS[field]}：${officeWord(field, before[field])} → ${officeWord(field, fields[field])}`);
    return {
      value: {},
      entry: { operation: 'settings.setOffice', subject: { ...SUBJECT, label: '大队信息' }, summary: words.join('；').slice(0, 500), changes: { before: part(before), after: part(fields) } },
      topics: [],
    };
  });
  await services.rulePacks.reread(ledger.reader);
  // Announced only now: whoever reads again must reckon by the province's figures.
  services.announce(['settings', 'intake', 'papers', 'cases', 'reports', 'identities', 'clocks', 'journal']);
  return {};
});

const FIELD_OF = { single: 'crimeSingleFen', group: 'crimeGroupFen' } as const;

function rangeOf({ rulePacks }: Pick<Services, 'rulePacks'>, line: CrimeLine): [number, number] {
  const [least, most] = crimeRange(rulePacks.installedNewest, line);
  return [least, most];
}

/** The province fixes its figure within the range that the interpretation of the law gives (crime.*.amountRangeFen). */
function assertInRange(services: Pick<Services, 'rulePacks'>, line: CrimeLine, fields: Office): void {
  const [least, most] = rangeOf(services, line);
  const fen = fields[FIELD_OF[line]];
  if (fen !== 0 && (fen < least || fen > most)) throw refuse('settings.crimeFigure', { head: OFFICE_HEADS[FIELD_OF[line]], least: formatYuanPaper(least), most: formatYuanPaper(most) }, { field: FIELD_OF[line] });
}
