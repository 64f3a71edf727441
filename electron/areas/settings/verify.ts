import { isDamaged } from '#electron/ledger/driver.ts';
import { checkLedger, type IntegrityCheck } from '#electron/ledger/integrity.ts';
import type { Services } from '../services.ts';
import { checkAttachments } from './attachmentCheck.ts';
import { checkDeliveries, checkKeys } from './deliveryChecks.ts';

export interface Verification {
  readonly ok: boolean;
  readonly checks: IntegrityCheck[];
}

/** All checks of the open ledger: pages, references, journal chain, frozen tables, outbox, keys, attachments. Changes nothing. */
export async function verifyLedger(services: Services): Promise<Verification> {
  const ledger = services.ledger();
  try {
    const checks = [
      ...(await checkLedger(ledger)), ...(await checkDeliveries(ledger.reader)), await checkKeys(ledger.reader), await checkAttachments(ledger.paths.attachments),
    ];
    return { ok: checks.every((check) => check.ok), checks };
  } catch (error) {
    if (!isDamaged(error)) throw error;
    return { ok: false, checks: [{ check: 'database', ok: false, detail: '数据库文件已损坏，读不出来' }] };
  }
}
