import { checkLedger, type IntegrityCheck } from '#electron/ledger/integrity.ts';
import type { Services } from '../services.ts';

export interface Verification {
  readonly ok: boolean;
  readonly checks: IntegrityCheck[];
}

/** All checks of the open ledger: pages, references, journal chain, and what each area keeps besides. Changes nothing. */
export async function verifyLedger(services: Services): Promise<Verification> {
  const checks = await checkLedger(services.ledger());
  return { ok: checks.every((check) => check.ok), checks };
}
