import type { Writer } from '#electron/ledger/access.ts';
import { importKinds } from '../kinds/index.ts';
import type { ImportKind, ParentKind } from '../kinds/types.ts';
import type { Act } from './effects.ts';
import { Stage } from './stage.ts';
import { judge, RowWriter } from './writing.ts';

const KNOWN: Readonly<Record<ParentKind, string>> = {
  employer: `EXISTS (SELECT 1 FROM employers e WHERE e.uscc = x.waits_key AND e.uscc <> '' AND e.duplicate_code = 0 AND e.merged_into IS NULL) OR EXISTS (SELECT 1 FROM temp.merged_codes m WHERE m.uscc = x.waits_key)`,
  account: 'EXISTS (SELECT 1 FROM wage_accounts a WHERE a.account_no = x.waits_key)',
  case: 'EXISTS (SELECT 1 FROM cases c WHERE c.case_no = x.waits_key)',
};

/**
 * Rows of earlier imports whose parent has come meanwhile join it: an employer brings its accounts, these bring their balances. They stay part of
 * the batch they came with. Call `RowWriter.prepare` before; employers whose facts changed stand in temp.import_touched afterwards.
 */
export async function joinWaiting(w: Writer, act: Act): Promise<number> {
  if ((await w.first('SELECT 1 FROM import_waiting LIMIT 1')) === undefined) return 0;
  let joined = 0;
  // Kinds come parents first, so that one round is enough.
  for (const kind of importKinds) if (kind.parent !== null) joined += await joinKind(w, kind, kind.parent.of, act);
  return joined;
}

async function joinKind(w: Writer, kind: ImportKind, parent: ParentKind, act: Act): Promise<number> {
  const ready = `FROM import_waiting x WHERE x.kind = '${kind.kind}' AND (${KNOWN[parent]})`;
  const counted = await w.first<{ n: number; low: number; high: number }>(`SELECT count(*) AS n, min(x.id) AS low, max(x.id) AS high ${ready}`);
  if (counted === undefined || counted.n === 0) return 0;
  const stage = new Stage();
  await stage.create(w);
  await w.run(`INSERT INTO ${stage.rows} (row_no, key, parent, data, batch_id) SELECT x.id, x.record_key, x.waits_key, jsonb(x.row_json), x.batch_id ${ready}`);
  const range = { from: counted.low, to: counted.high };
  const writer = new RowWriter(w, kind, stage, act, null);
  const counts = await judge(w, kind, stage, range);
  await writer.write(range, counts);
  await writer.end();
  await stage.drop(w);
  return counts.created + counts.changed + counts.same;
}

/** Employers whose facts the writing of this command changed. */
export async function touchedEmployers(w: Writer): Promise<number[]> {
  const found = await w.first<{ ids: string }>('SELECT json_group_array(employer_id) AS ids FROM temp.import_touched');
  return JSON.parse(found?.ids ?? '[]') as number[];
}

/**
 * For the areas that make employers or cases by hand: rows of earlier imports that waited for them join them, in the transaction of the caller.
 * Tells how many joined and which employers' facts changed by it, so that these can be reckoned.
 */
export async function matchWaiting(w: Writer, act: Act): Promise<{ matched: number; employerIds: number[] }> {
  if ((await w.first('SELECT 1 FROM import_waiting LIMIT 1')) === undefined) return { matched: 0, employerIds: [] };
  await RowWriter.prepare(w);
  const matched = await joinWaiting(w, act);
  return { matched, employerIds: await touchedEmployers(w) };
}
