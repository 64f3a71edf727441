import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { CityProblem } from './problems.ts';
import { submit, type City } from './submit.ts';

/**
 * Takes a file that came on a stick: the JWS itself, or a JWE around it. Judged exactly as what comes over the network; the signature stands for the token.
 * The answer is the receipt and the name of its file.
 */
export async function takeFile(city: City, text: string): Promise<{ name: string; receiptJws: string }> {
  const jws = await opened(city, text.trim());
  const { kid } = header(jws);
  const key = kid === undefined ? null : await city.store.key(kid);
  if (key === null) throw new CityProblem(403, '文件不是用已登记的密钥签的');
  const named = names(jws);
  const bound = key.districtCode === '' ? await city.store.claim(key.kid, named.district) : key.districtCode === named.district;
  if (!bound) throw new CityProblem(403, '密钥是另一个区（县）的');
  const { receiptJws } = await submit(city, key, named, jws);
  return { name: `${tableSerial(named.district, named.table as TableName, named.month, named.revision)}.receipt.jws`, receiptJws };
}

async function opened(city: City, text: string): Promise<string> {
  if (text.split('.').length !== 5) return text;
  const key = city.keys.decryption;
  if (key === null) throw new CityProblem(422, '文件是加密的，本收件箱没有解密密钥');
  return compactDecrypt(text, key, { keyManagementAlgorithms: ['RSA-OAEP-256'], contentEncryptionAlgorithms: ['A256GCM'] }).then(
    ({ plaintext }) => new TextDecoder().decode(plaintext),
    () => { throw new CityProblem(422, '文件不能解密，不是给本支队的'); },
  );
}

function header(jws: string): { kid?: string | undefined } {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    throw new CityProblem(422, '内容不是 JWS');
  }
}

/** As the payload names itself; `submit` verifies the signature over it before anything is believed. */
function names(jws: string): { district: string; table: string; month: string; revision: number } {
  try {
    const { districtCode, table, month, revision } = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
    if (typeof districtCode === 'string' && (table === 'wage-risk' || table === 'major-cases') && typeof month === 'string' && typeof revision === 'number') return { district: districtCode, table, month, revision };
  } catch {
    // told below, like any other payload that names nothing
  }
  throw new CityProblem(422, '内容没有写明是哪一张表');
}
