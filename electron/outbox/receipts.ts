import { createPublicKey } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { COMPACT_JWS, receipt as receiptSchema, type Receipt } from '#shared/city/answers.ts';
import type { ReceiptFault } from '#shared/city/troubleWords.ts';
import type { CityKeys } from './cityKeyFile.ts';

/** What a receipt must name to be the receipt of this revision. */
export interface ExpectedReceipt {
  readonly districtCode: string;
  readonly table: string;
  readonly month: string;
  readonly revision: number;
  /** Of the exact JWS text that was sent. */
  readonly digest: string;
}

export type JudgedReceipt =
  | { readonly ok: true; readonly receipt: Receipt; readonly jws: string }
  | { readonly ok: false; readonly faults: readonly ReceiptFault[] };

/** True for a text that has the form of a compact JWS at all. */
export function isCompactJws(text: string): boolean {
  return COMPACT_JWS.test(text.trim());
}

/**
 * Holds a receipt against the pinned key and against what was sent: the one way for answers of the network and files of a stick. It names every
 * fault that it finds, not only the first.
 */
export async function judgeReceipt(text: string, city: CityKeys, expected: ExpectedReceipt): Promise<JudgedReceipt> {
  const jws = text.trim();
  const faults: ReceiptFault[] = [];
  if (!namesKey(jws, city)) faults.push('key');
  else if (!(await isSignedBy(jws, city))) faults.push('signature');
  const receipt = readReceipt(jws);
  if (receipt === null) return { ok: false, faults: [...faults, 'form'] };
  if (receipt.districtCode !== expected.districtCode) faults.push('district');
  if (receipt.table !== expected.table) faults.push('table');
  if (receipt.month !== expected.month) faults.push('month');
  if (receipt.revision !== expected.revision) faults.push('revision');
  if (receipt.digest !== expected.digest) faults.push('digest');
  return faults.length > 0 ? { ok: false, faults } : { ok: true, receipt, jws };
}

/** The payload without any trust in it: only to find out which revision a file is meant for. Null where it has not the form of a receipt. */
export function readReceipt(text: string): Receipt | null {
  const [, body = ''] = text.trim().split('.');
  try {
    return receiptSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** A receipt may leave out the kid; where it names one it must be that of the pinned key. */
function namesKey(jws: string, city: CityKeys): boolean {
  try {
    const { kid } = decodeProtectedHeader(jws);
    return kid === undefined || kid === city.kid || kid === city.thumbprint;
  } catch {
    return false;
  }
}

async function isSignedBy(jws: string, city: CityKeys): Promise<boolean> {
  try {
    await compactVerify(jws, createPublicKey({ key: { ...city.jwk }, format: 'jwk' }), { algorithms: ['EdDSA'] });
    return true;
  } catch {
    return false;
  }
}
