import type { z } from 'zod';
import type { searchHit } from '#shared/contract/employers.ts';
import { route } from '#shared/routes.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { recordsOfNumber, type RecordOfPerson } from '#electron/areas/identities/find.ts';
import { readsComplaint } from '#electron/areas/intake/reach.ts';
import { findComplaints, type FoundComplaint } from '#electron/areas/intake/reads.ts';
import { findPapers, type PaperLine } from '#electron/areas/papers/reads.ts';
import { shownOf } from '#electron/areas/papers/shown.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { RECUSED_WORD } from './dossierParts.ts';
import { findEmployers } from './repository/search.ts';
import { casesByNumber, casesOfEmployers, reportsBySerial, type FoundCase, type FoundReport } from './repository/searchRecords.ts';
import { caseNumberQuestion } from './search/caseNumber.ts';
import { ranked, type RankedEmployer } from './search/rank.ts';
import type { Range } from './search/matching.ts';
import { termsOf } from './searchTerms.ts';
import { STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';

type Hit = z.infer<typeof searchHit>;

const MOST_CASES = 5;
const MOST_REPORTS = 3;
const MOST_COMPLAINTS = 5;
const MOST_PAPERS = 5;
/** Cases are shown beside the employers that were found only while these are few enough to be meant. */
const EMPLOYERS_WITH_CASES = 3;

/** The one search box: employers, cases and frozen tables by any part of what names them; complaints and cases of a person by the whole citizen or mobile number. */
export const search = read<'employers.search'>(async ({ reader, services, now }, { text, limit }) => {
  const records = await recordsOfNumber({ reader, services, now }, text);
  if (records === 'locked') return { by: 'personLocked', hits: [] };
  if (records !== null) return { by: 'person', hits: records.slice(0, limit).map(recordHit) };
  const terms = termsOf(text);
  if (terms.length === 0) return { by: 'text', hits: [] };
  const number = caseNumberQuestion(text);
  const asking = { reader, actor: services.actor(), now };
  const [found, numbered, reports, complaints, papers] = await Promise.all([
    findEmployers(reader, terms),
    number === null ? [] : casesByNumber(reader, number.patterns, MOST_CASES),
    terms.length === 1 && /\d.*\d.*\d/.test(text) ? reportsBySerial(reader, (terms[0]?.text ?? '').toUpperCase(), MOST_REPORTS) : [],
    complaintsShown(asking, text),
    number === null || number.sequence ? [] : papersShown(asking, number.patterns),
  ]);
  const best = ranked(found, terms);
  const shown = best.slice(0, Math.max(1, limit - numbered.length - reports.length - complaints.length - papers.length));
  const beside = numbered.length > 0 ? [] : shown.filter(({ row }) => row.open_cases > 0).slice(0, EMPLOYERS_WITH_CASES);
  const cases = numbered.length > 0 ? numbered : await casesOfEmployers(reader, beside.map(({ row }) => row.id), Math.min(MOST_CASES, limit - shown.length));
  const recused = await recusedFrom(reader, 'case', asking.actor.staffNo);
  const hits = [...shown.map(employerHit), ...complaints.map(complaintHit), ...cases.map((row) => caseHit(recused.has(row.id) ? { ...row, cause: RECUSED_WORD, major: 0 } : row, beside)), ...papers.flatMap(paperHit), ...reports.map(reportHit)].slice(0, limit);
  return { by: numbered.length > 0 ? 'caseNo' : best[0]?.match.by ?? 'text', hits };
});

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

/** Asked for more than are shown: the newest may be those of complaints that this officer does not read. */
async function complaintsShown(asking: Asking, text: string): Promise<FoundComplaint[]> {
  const shown: FoundComplaint[] = [];
  for (const one of await findComplaints(asking.reader, text, MOST_COMPLAINTS * 10)) if (shown.length < MOST_COMPLAINTS && (await readsComplaint(asking, one.id))) shown.push(one);
  return shown;
}

async function papersShown(asking: Asking, patterns: readonly string[]): Promise<PaperLine[]> {
  return (await shownOf(asking, await findPapers(asking.reader, patterns, MOST_PAPERS * 10))).slice(0, MOST_PAPERS);
}

function employerHit({ row, match }: RankedEmployer): Hit {
  const gone = row.merged_into !== null ? '已并入其他档案' : row.status === 'active' ? '' : STATUS_WORD[row.status];
  return {
    group: 'employer', id: row.merged_into ?? row.id, title: row.name, caption: [row.uscc || row.temp_no, row.street, ...(row.open_cases > 0 ? [`未结案 ${row.open_cases}`] : [])].join('　'),
    marks: match.marks, level: row.alert_level, state: gone, route: route.employer(row.merged_into ?? row.id),
  };
}

/** By receipt number and pseudonym only: nobody is found here by name. */
function complaintHit(row: FoundComplaint): Hit {
  return { group: 'complaint', id: row.id, title: `${row.receiptNo}　${row.employer}`, caption: row.pseudonym, marks: [], level: null, state: row.state, route: route.complaint(row.id) };
}

/** A record of the person whose whole number was typed: number of the record and pseudonym there. */
function recordHit({ subject, label, pseudonym }: RecordOfPerson): Hit {
  const to = subject.kind === 'case' ? route.case(subject.id) : route.complaint(subject.id);
  return { group: subject.kind, id: subject.id, title: label, caption: pseudonym, marks: [], level: null, state: '', route: to };
}

/** A paper opens the record that it belongs to. */
function paperHit(line: PaperLine): Hit[] {
  const to = line.subject.kind === 'case' ? route.case(line.subject.id) : line.subject.kind === 'complaint' ? route.complaint(line.subject.id) : null;
  return to === null ? [] : [{ group: 'paper', id: line.id, title: `${line.number}　${line.title}`, caption: line.label, marks: [], level: null, state: line.state === 'void' ? '已作废' : '', route: to }];
}

function caseHit(row: FoundCase, beside: readonly RankedEmployer[]): Hit {
  const title = `${row.case_no}　${row.employer}`;
  const before = title.length - row.employer.length;
  const marks = beside.find((employer) => employer.row.name === row.employer)?.match.marks ?? [];
  return {
    group: 'case', id: row.id, title, caption: row.major === 1 ? `${row.cause}　重大案件` : row.cause, marks: marks.map(([from, to]): Range => [from + before, to + before]), level: null,
    state: row.closed_at === null ? '未结' : `${shanghaiDay(row.closed_at)} 结案`, route: route.case(row.id),
  };
}

function reportHit(row: FoundReport): Hit {
  return {
    group: 'report', id: row.id, title: row.serial, caption: `${TABLE_WORD[row.table_name]}　${row.month}　第 ${row.revision} 版`, marks: [], level: null, state: '已批准',
    route: route.table(row.month, row.table_name, row.revision),
  };
}
