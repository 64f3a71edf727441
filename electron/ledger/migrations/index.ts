import type { Migration } from '../migrate.ts';
import { start } from './0001-start.ts';
import { people } from './0002-people.ts';
import { clocks } from './0003-clocks.ts';
import { identities } from './0004-identities.ts';
import { papers } from './0005-papers.ts';
import { journalProof } from './0006-journal-proof.ts';
import { intake } from './0007-intake.ts';
import { caseStaff } from './0008-case-staff.ts';
import { slips } from './0009-slips.ts';
import { paperSignatures } from './0010-paper-signatures.ts';
import { complaintWorkers } from './0011-complaint-workers.ts';
import { handedOut } from './0012-handed-out.ts';
import { clockLengths } from './0013-clock-lengths.ts';
import { legalReviews } from './0014-legal-reviews.ts';
import { attachments } from './0015-attachments.ts';
import { looksAtPapers } from './0016-looks-at-papers.ts';
import { signersOfSealedPapers } from './0017-signers-of-sealed-papers.ts';
import { openPapers } from './0018-open-papers.ts';
import { mediationRecord } from './0019-mediation-record.ts';
import { attachmentHeaders } from './0020-attachment-headers.ts';
import { mediationEmployer } from './0021-mediation-employer.ts';
import { namesOfWorkersLists } from './0022-names-of-workers-lists.ts';

/** In order of their ids, without gaps. A published migration is never changed; a new shape is a new file. */
export const migrations: readonly Migration[] = [start, people, clocks, identities, papers, journalProof, intake, caseStaff, slips, paperSignatures, complaintWorkers, handedOut, clockLengths, legalReviews, attachments, looksAtPapers, signersOfSealedPapers, openPapers, mediationRecord, attachmentHeaders, mediationEmployer, namesOfWorkersLists];
