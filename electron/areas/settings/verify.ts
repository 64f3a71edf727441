import { isDamaged } from '#electron/ledger/driver.ts';
import { checkLedger, type IntegrityCheck } from '#electron/ledger/integrity.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { checkPages } from '#electron/ledger/pages/finding.ts';
import { checkOutbox } from '#electron/outbox/integrity.ts';
import { checkAnchors } from '#electron/outbox/anchors/check.ts';
import type { Services } from '../services.ts';
import { checkAttachments } from '../attachments/check.ts';
import { checkPapers } from '../papers/check.ts';
import { checkDeliveries, checkKeys } from './deliveryChecks.ts';

export interface Verification {
  readonly ok: boolean;
  readonly checks: IntegrityCheck[];
}

/** All checks of the open ledger: pages, references, the file as it was left, journal chain, frozen tables, outbox, keys, attachments, papers. Changes nothing. */
export async function verifyLedger(services: Services): Promise<Verification> {
  const ledger = services.ledger();
  try {
    const checks = [
      ...(await checkLedger(ledger)), await checkPages(ledger.paths), await checkAnchors(ledger.reader, ledger.paths), ...(await checkDeliveries(ledger.reader)), await checkKeys(ledger.reader), ...(await signatures(ledger.reader)), await checkAttachments(ledger.reader, ledger.paths.attachments), await checkPapers(ledger.reader, services),
    ];
    return { ok: checks.every((check) => check.ok), checks };
  } catch (error) {
    if (!isDamaged(error)) throw error;
    return { ok: false, checks: [{ check: 'database', ok: false, detail: '数据库文件已损坏，读不出来' }] };
  }
}

const NAMES: Readonly<Record<string, string>> = { keys: 'publicKeys', outbox: 'signatures' };

/** Every signature of ours and every receipt of the city, reckoned again: a key that was exchanged with all that it signed disagrees with the city's receipts. */
async function signatures(reader: Reader): Promise<IntegrityCheck[]> {
  return (await checkOutbox(reader)).map((check) => ({ ...check, check: NAMES[check.check] ?? check.check }));
}
