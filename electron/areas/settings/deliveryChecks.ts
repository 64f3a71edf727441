import { calculateJwkThumbprint } from 'jose';
import type { Reader } from '#electron/ledger/access.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import type { IntegrityCheck } from '#electron/ledger/integrity.ts';
import { activeDeviceKey } from '#electron/outbox/keyRepository.ts';
import { readReceipt } from '#electron/outbox/receipts.ts';
import { jwsDigest } from '#electron/outbox/signing.ts';
import { deliveryOf, frozenPayload, frozenTables, type DeliveryLine } from './repository.ts';

/** Frozen tables still have the digest under which they were approved, and each is in the outbox with texts that prove its way. */
export async function checkDeliveries(reader: Reader): Promise<IntegrityCheck[]> {
  const altered: string[] = [];
  const unproved: string[] = [];
  const tables = await frozenTables(reader);
  for (const { id, serial, sha256: expected } of tables) {
    if (sha256(await frozenPayload(reader, id)) !== expected) altered.push(serial);
    if (!isProved(await deliveryOf(reader, id))) unproved.push(serial);
  }
  return [
    told('tables', altered, `已批准的表 ${tables.length} 份，摘要全部相符`, '摘要不符'),
    told('outbox', unproved, '上报箱里的签名件和回执全部相符', '上报记录不完整'),
  ];
}

/** A signed text has its digest; a delivered one has a receipt that names that digest. */
function isProved(line: DeliveryLine | undefined): boolean {
  if (line === undefined) return false;
  if (line.jws !== '' && jwsDigest(line.jws) !== line.digest) return false;
  return line.state !== 'delivered' || (line.jws !== '' && readReceipt(line.receipt)?.digest === line.digest);
}

/** The device key is there, and its name is that of its public half. Whether it opens is another question. */
export async function checkKeys(reader: Reader): Promise<IntegrityCheck> {
  const row = await activeDeviceKey(reader);
  if (row === undefined) return { check: 'keys', ok: false, detail: '没有本机签名密钥' };
  const { kty, crv, x } = row.publicJwk;
  const right = (await calculateJwkThumbprint({ kty, crv, x })) === row.kid && row.wrappedByPassphrase !== '';
  return { check: 'keys', ok: right, detail: right ? `本机签名密钥完好，指纹 ${row.kid}` : '本机签名密钥与指纹不符' };
}

function told(check: string, faults: readonly string[], fine: string, wrong: string): IntegrityCheck {
  const ok = faults.length === 0;
  return { check, ok, detail: ok ? fine : `${wrong}：${faults.slice(0, 10).join('、')}${faults.length > 10 ? ` 等 ${faults.length} 份` : ''}` };
}
