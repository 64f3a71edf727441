import { route } from '#shared/routes.ts';
import type { SubjectSource } from '#electron/areas/clocks/subjects.ts';
import { caseSubjectRows } from './repository/clocks.ts';

/** Cases as the subjects of clocks. */
export const caseSubjects: SubjectSource = async (reader, ids) =>
  new Map((await caseSubjectRows(reader, ids)).map((row) => [row.id, { label: row.case_no, employer: row.employer, route: route.case(row.id), caseId: row.id, handler: row.handler }]));
