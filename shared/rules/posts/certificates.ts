import { daysBetween } from '../time.ts';
import type { Act } from './acts.ts';

/** `expired` from the day after the last day; `missing` without a number. */
export type CertificateState = 'valid' | 'expired' | 'missing';

export interface Certificate {
  readonly certNo: string;
  /** Last valid day `YYYY-MM-DD` in Shanghai; null when none was recorded. */
  readonly certUntil: string | null;
}

/** State of a law-enforcement certificate on a day `YYYY-MM-DD`. The last day still counts; without a recorded last day it has no end. */
export function certificateState({ certNo, certUntil }: Certificate, today: string): CertificateState {
  if (certNo.trim() === '') return 'missing';
  return certUntil !== null && certUntil < today ? 'expired' : 'valid';
}

/** The end of a certificate that must be renewed soon or has passed; null while there is time or no end was recorded. `warningDays` from the rule pack. */
export function certificateEnd({ certNo, certUntil }: Certificate, today: string, warningDays: number): { until: string; daysLeft: number } | null {
  if (certNo.trim() === '' || certUntil === null) return null;
  const daysLeft = daysBetween(today, certUntil);
  return daysLeft > warningDays ? null : { until: certUntil, daysLeft };
}

/**
 * Acts on which two certificate numbers are recorded: visits, interviews and services (rule pack investigate.officers, plan 4.3). Desk work goes on
 * without. The random draw takes certified officers only (domain 6, step 7), see `drawable`.
 */
export const NEEDS_CERTIFICATE: ReadonlySet<Act> = new Set<Act>(['evidence.write']);

/** Why the act is refused for the certificate's sake, in one sentence; null when it is not. An unexamined certificate counts as missing. */
export function certificateProblem(act: Act, state: CertificateState | undefined): string | null {
  if (!NEEDS_CERTIFICATE.has(act) || state === 'valid') return null;
  return state === 'expired'
    ? '您的执法证已过有效期，不能检查取证、制作笔录和送达；请换证后由系统管理员更新有效期，或由证件有效的本案A岗办理。'
    : '没有登记您的执法证，不能检查取证、制作笔录和送达；请由系统管理员登记证号，或由持证的本案A岗办理。';
}

/** Officers whom a random draw may take: certified on that day (domain 6, step 7). */
export function drawable<O extends Certificate>(officers: readonly O[], today: string): O[] {
  return officers.filter((officer) => certificateState(officer, today) === 'valid');
}
