import { route } from '#shared/routes.ts';
import type { SubjectSource } from '#electron/areas/clocks/subjects.ts';
import { complaintHeads } from './repository/complaints.ts';

/** Words for the clocks of complaints: receipt number and employer, nothing of a person. */
export const complaintSubjects: SubjectSource = async (reader, ids) => new Map((await complaintHeads(reader, ids)).map((row) => [
  row.id, { label: row.receipt_no, employer: row.employer_name ?? '', route: route.complaint(row.id), caseId: row.case_id, handler: row.dispatched_to },
]));
