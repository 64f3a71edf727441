import type { AreaOperations } from '#electron/areas/operation.ts';
import { amend } from './amend.ts';
import { addPerson, correctPerson, removeDelegate, samePerson } from './correctPersons.ts';
import { approveAcceptance, approveAnswer, issueAnswer, proposeAnswer, returnAnswer } from './answer.ts';
import { candidates, dispatch, dispatchByRule, dispatchRule, reassign, recuse, setDispatchRule } from './dispatch.ts';
import { deskFacts } from './deskFacts.ts';
import { draft, drafts, dropDraft, saveDraft } from './drafts.ts';
import { duplicates } from './duplicates.ts';
import { approveFiling, returnFiling } from './filing/approve.ts';
import { recordFilingReview, sendFilingReview } from './filing/outside.ts';
import { proposeFiling } from './filing/propose.ts';
import { reviewFiling } from './filing/review.ts';
import { gridLeads, mediations } from './mediation/list.ts';
import { lookMediation } from './mediation/look.ts';
import { mediation } from './mediation/record.ts';
import { agreeMediation, escalateMediation, failMediation, followUpMediation, recordMediation, startMediation } from './mediations.ts';
import { outlook } from './outlook.ts';
import { logPhoneAttempt } from './phone.ts';
import { queue } from './queue.ts';
import { complaint, firstReport } from './record.ts';
import { register } from './register.ts';
import { setEmployer } from './setEmployer.ts';
import { lapseSupplement, receiveSupplement, reopen, repeatSupplement, requestSupplement, serveSupplement } from './supplement.ts';
import { checkWorkers, dropWorkers, takeBackWorkers, takeWorkers, workers } from './workers.ts';

export const intakeOperations = {
  queue, complaint, firstReport, repeatSupplement, drafts, draft, saveDraft, dropDraft, outlook, duplicates, register, candidates, dispatch, dispatchByRule, reassign, recuse, dispatchRule, setDispatchRule, deskFacts, logPhoneAttempt, requestSupplement, serveSupplement, receiveSupplement,
  lapseSupplement, reopen, proposeAnswer, returnAnswer, approveAnswer, approveAcceptance, issueAnswer, proposeFiling, reviewFiling, approveFiling, returnFiling, sendFilingReview, recordFilingReview, setEmployer, amend, correctPerson, addPerson, removeDelegate, samePerson, workers, checkWorkers, takeWorkers, dropWorkers, takeBackWorkers, mediations, mediation, lookMediation, gridLeads, startMediation, agreeMediation, failMediation, followUpMediation, escalateMediation, recordMediation,
} satisfies AreaOperations<'intake'>;
