import { createHash, randomUUID } from 'node:crypto';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import type { CityKeys } from './cityKeys.ts';
import { faultsOf } from './contract.ts';
import { personalData } from './personalData.ts';
import { CityProblem, type FieldProblem } from './problems.ts';
import type { CityStore, EnrolledKey, RevisionName } from './store.ts';
import { signedBy } from './token.ts';

export interface City {
  readonly store: CityStore;
  readonly keys: CityKeys;
  now(): number;
}

/** The payload as the contract lets it be; the checks below go beyond the contract. */
interface Payload {
  readonly districtCode: string; readonly table: string; readonly month: string; readonly revision: number; readonly supersedes?: number; readonly reasonCode?: string;
  readonly serial?: string; readonly rows: readonly object[];
}

/**
 * Takes one revision: the same digest again yields the same receipt; anything that does not hold is a problem of its own. What was accepted is on disk before
 * the receipt leaves.
 */
export async function submit(city: City, key: EnrolledKey, name: RevisionName, jws: string): Promise<{ status: 200 | 201; receiptJws: string }> {
  if (faultsOf('CompactJws', jws).length > 0) throw new CityProblem(422, '内容不是 JWS');
  const digest = createHash('sha256').update(jws, 'utf8').digest('base64url');
  const text = await signedBy(key, jws);
  const before = await city.store.held(name);
  if (before !== null) return again(before, digest);
  const payload = await judged(city, name, text);
  await fitsBehind(city, name, payload);
  const receivedAt = new Date(city.now()).toISOString();
  const receipt = { receiptId: randomUUID(), districtCode: name.district, table: name.table, month: name.month, revision: name.revision, digest, receivedAt };
  const receiptJws = await city.keys.sign(JSON.stringify(receipt));
  const { held, fresh } = await city.store.keep({ ...name, digest, jws, payload: text, receiptId: receipt.receiptId, receiptJws, receivedAt });
  return fresh ? { status: 201, receiptJws } : again(held, digest);
}

function again(held: { digest: string; receiptJws: string; receivedAt: string }, digest: string): { status: 200; receiptJws: string } {
  if (held.digest !== digest) throw new CityProblem(409, '同名的另一份内容已经签收', `已于 ${held.receivedAt} 签收，更正请报下一版`);
  return { status: 200, receiptJws: held.receiptJws };
}

/** 422, kept in mind: the next revision may correct it. */
async function judged(city: City, name: RevisionName, text: string): Promise<Payload> {
  const payload = parse(text);
  const faults = faultsOf('TablePayload', payload);
  const errors = faults.length > 0 ? faults : [...wrongNames(payload as Payload, name), ...personalData(payload as Payload)];
  if (errors.length === 0) return payload as Payload;
  const problem = new CityProblem(422, '报表内容不符合要求', errors.some(({ detail }) => detail.startsWith('含有')) ? '报表不得含有自然人的资料' : '', errors);
  await city.store.refused(name, 422, JSON.stringify(problem.body()), new Date(city.now()).toISOString());
  throw problem;
}

function wrongNames(payload: Payload, name: RevisionName): FieldProblem[] {
  const wrong = (pointer: string, found: unknown, wanted: unknown): FieldProblem[] => (found === wanted ? [] : [{ pointer, detail: `与地址不符，应为 ${String(wanted)}` }]);
  return [
    ...wrong('/districtCode', payload.districtCode, name.district), ...wrong('/table', payload.table, name.table), ...wrong('/month', payload.month, name.month),
    ...wrong('/revision', payload.revision, name.revision),
    ...(payload.serial === undefined ? [] : wrong('/serial', payload.serial, tableSerial(name.district, name.table as TableName, name.month, name.revision))),
  ];
}

/** A revision follows the one before it, names it and says why. */
async function fitsBehind(city: City, name: RevisionName, payload: Payload): Promise<void> {
  if (name.revision === 1 && payload.supersedes !== undefined) throw new CityProblem(409, '第一版不能更正别的版次');
  if (name.revision === 1) return;
  if (payload.supersedes !== name.revision - 1) throw new CityProblem(409, `第 ${name.revision} 版应更正第 ${name.revision - 1} 版`);
  if (payload.reasonCode === undefined) throw new CityProblem(409, '更正没有写明原因');
  const [gap] = await city.store.gapsBelow(name);
  if (gap !== undefined) throw new CityProblem(409, `缺少第 ${gap} 版`, '同一张表请按版次依次上报');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
