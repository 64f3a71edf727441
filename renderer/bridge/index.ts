/** The window's side of the contract. Screens read by `useRead`, act by `useRun`, and never touch `window.brigade` themselves. */
export { read, run, tokenOf } from './ask.ts';
export { client, followChanges } from './client.ts';
export { now, setClock, useNow } from './clock.ts';
export { FailureError, failureOf } from './failure.ts';
export { useSession, useStaffNo } from './session.ts';
export { useMay, useWhyNot } from './may.ts';
export { newJob, useProgress } from './useProgress.ts';
export { useRead, type ReadOptions, type ReadResult } from './useRead.ts';
export { useRun, type Runner } from './useRun.ts';
