import type { AreaOperations } from '#electron/areas/operation.ts';
import { clocks } from './clocks.ts';
import { confirmPayment } from './confirmPayment.ts';
import { close, reopen } from './closing.ts';
import { edit } from './edit.ts';
import { emergencyBoard } from './emergencyBoard.ts';
import { setFollowUp } from './followUps.ts';
import { list } from './list.ts';
import { editMajor, startMajor } from './major.ts';
import { setNode } from './nodes.ts';
import { materials, receiveMaterials } from './materials.ts';
import { nextNumber } from './number.ts';
import { addPayment, removePayment } from './payments.ts';
import { caseRecord } from './record.ts';
import { register } from './register.ts';
import { assign, endRecusal, recuse, relieve, staff } from './staff.ts';

export const casesOperations = {
  list, case: caseRecord, staff, assign, relieve, recuse, endRecusal, nextNumber, register, edit, addPayment, removePayment, confirmPayment, close, reopen, startMajor, setNode, editMajor, setFollowUp, emergencyBoard, clocks,
  materials, receiveMaterials,
} satisfies AreaOperations<'cases'>;
