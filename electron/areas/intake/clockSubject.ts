import { route } from '#shared/routes.ts';
import type { SubjectSource } from '#electron/areas/clocks/subjects.ts';
import { complaintHeads } from './repository/complaints.ts';
import { mediationHeads } from './repository/mediations.ts';

/** Words for the clocks of complaints: receipt number and employer, nothing of a person. */
export const complaintSubjects: SubjectSource = async (reader, ids) => new Map((await complaintHeads(reader, ids)).map((row) => [
  row.id, { label: row.receipt_no, employer: row.employer_name ?? '', route: route.complaint(row.id), caseId: row.case_id, handler: row.dispatched_to },
]));

/** Words for the report clock of a failed mediation. */
export const mediationSubjects: SubjectSource = async (reader, ids) => new Map((await mediationHeads(reader, ids)).map((row) => [
  row.id, { label: `网格调解 ${row.id}`, employer: row.employer_name ?? '', route: route.mediation(row.id), caseId: null, handler: row.started_by },
]));
