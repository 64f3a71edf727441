import type { AreaOperations } from '#electron/areas/operation.ts';
import { approve, create, issue, review, save, voidIt } from './change.ts';
import { begin, list, look, paper, preview } from './open.ts';
import { pinReviewOrgan, retireReviewOrgan, reviewOrgans } from './outside/organs.ts';
import { exportPaper, printPaper } from './output.ts';
import { exportRegister, register } from './register.ts';
import { waiting } from './waiting.ts';
import { ownSignature, refuseToSign, sign, signStored, storeSignature } from './sign.ts';

export const papersOperations = {
  list, waiting, begin, paper, look, preview, create, save, review, approve, issue, void: voidIt, export: exportPaper, print: printPaper, register, exportRegister, sign, refuseToSign, ownSignature, storeSignature, signStored, reviewOrgans, pinReviewOrgan, retireReviewOrgan,
} satisfies AreaOperations<'papers'>;
