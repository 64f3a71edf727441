import { caseSubjects } from '#electron/areas/cases/clockSubject.ts';
import { complaintSubjects, mediationSubjects } from '#electron/areas/intake/clockSubject.ts';
import type { Reader } from '#electron/ledger/access.ts';

/** What a list says of the record a clock belongs to. Never a natural person's data: complaints are named by their receipt number. */
export interface SubjectWords {
  /** Number of the record: case number, receipt number. */
  readonly label: string;
  readonly employer: string;
  readonly route: string;
  readonly caseId: number | null;
  /** Staff number of whoever handles it; empty while nobody does. */
  readonly handler: string;
}

/** Of some records of one kind, by their ids. */
export type SubjectSource = (reader: Reader, ids: readonly number[]) => Promise<ReadonlyMap<number, SubjectWords>>;

/** One line for each kind of record that has clocks. */
const sources: Readonly<Record<string, SubjectSource>> = { case: caseSubjects, complaint: complaintSubjects, mediation: mediationSubjects };

export type SubjectOf = (kind: string, id: number) => SubjectWords;

/** Words for all records of some clocks, one question for each kind. */
export async function subjectsOf(reader: Reader, rows: readonly { readonly subject_kind: string; readonly subject_id: number }[]): Promise<SubjectOf> {
  const kinds = new Map<string, Set<number>>();
  for (const row of rows) kinds.set(row.subject_kind, (kinds.get(row.subject_kind) ?? new Set()).add(row.subject_id));
  const found = new Map(await Promise.all([...kinds].map(async ([kind, ids]) => [kind, (await sources[kind]?.(reader, [...ids])) ?? new Map<number, SubjectWords>()] as const)));
  return (kind, id) => found.get(kind)?.get(id) ?? { label: `${kind} ${id}`, employer: '', route: '/', caseId: null, handler: '' };
}
