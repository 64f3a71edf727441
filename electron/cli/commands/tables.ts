import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { reckonMonth } from '#electron/areas/reports/draft/reckon.ts';
import { draftOf } from '#electron/areas/reports/draft/store.ts';
import { totalsOf, type MonthDraft } from '#electron/areas/reports/draft/types.ts';
import { bytesWithoutKeeping, readable, tableDocument, type TableFormat } from '#electron/areas/reports/papers.ts';
import { stateOf } from '#electron/areas/reports/states.ts';
import { tableFileName } from '#electron/papers/tables/paper.ts';
import { edition as editionShape, tableName } from '#shared/contract/values.ts';
import type { Edition, TableName } from '#shared/rules/tables/types.ts';
import { isoInstant, monthWindow } from '#shared/rules/time.ts';
import { safeWrite } from '../safeWrite.ts';
import { withSession } from '../services.ts';
import { monthOf, tablesOf } from '../tableArguments.ts';
import { oneOf, UsageError } from '../usage.ts';
import type { Run } from './index.ts';

const FORMATS = ['json', 'xlsx', 'docx', 'pdf'] as const;

/**
 * `tables`: reckons the tables as of the month's end and changes nothing; of an approved revision the bytes that were handed out before are written again as they were. JSON goes to standard output (one object; without `--table` one with both under
 * their names) or with `--out` into files; the other formats always into files. Written files are told a line each: {table, month, edition, format, file}.
 */
export const tables: Run = (args, output) => {
  const [month, wanted] = [monthOf(args), tablesOf(args)];
  const edition = oneOf('--edition', args.value('edition') ?? 'exact', editionShape.options);
  const format = oneOf('--format', args.value('format') ?? 'json', FORMATS);
  const out = args.value('out');
  if (format !== 'json' && out === undefined) throw new UsageError('--format xlsx、docx、pdf 要用 --out 指定文件夹');
  return withSession(args.need('ledger'), args.value('as'), async ({ ledger, services }) => {
    if (format === 'json') {
      const draft = await reckonMonth(ledger.reader, services.rulePacks, month);
      const texts = wanted.map((table) => [table, tableObject(draft, table, edition)] as const);
      if (out === undefined) {
        const [only] = texts;
        output.out(canonicalJson(args.value('table') === undefined || only === undefined ? Object.fromEntries(texts) : only[1]));
        return 0;
      }
      await mkdir(out, { recursive: true });
      for (const [table, value] of texts) {
        const file = await written(path.join(out, `${month}-${table}-${edition}.json`), Buffer.from(`${canonicalJson(value)}\n`));
        output.out(JSON.stringify({ table, month, edition, format, file }));
      }
      return 0;
    }
    await mkdir(out ?? '', { recursive: true });
    for (const table of wanted) output.out(JSON.stringify({ table, month, edition, format, file: await paper({ ledger, services }, { table, month, edition, format, out: out ?? '' }) }));
    return 0;
  });
};

/** The keys of the city's payload that a draft has, and the edition; `summary` is Part A by its own name. */
function tableObject(draft: MonthDraft, table: TableName, edition: Edition): Readonly<Record<string, unknown>> {
  const { exact, publicEdition } = draft.tables[table];
  const shown = edition === 'exact' ? exact : publicEdition;
  const totals = totalsOf(shown);
  return {
    table, month: draft.month, edition, asOf: isoInstant(monthWindow(draft.month).end), rulePack: draft.rulePack, rows: shown.rows, totals, ...(table === tableName.enum['wage-risk'] ? { summary: totals } : {}),
  };
}

type Parts = Pick<Parameters<typeof readable>[0], 'ledger' | 'services'>;

async function paper(parts: Parts, { table, month, edition, format, out }: { table: TableName; month: string; edition: Edition; format: TableFormat; out: string }): Promise<string> {
  const now = parts.services.now();
  const ctx = readable({ ...parts, now });
  const wanted = { table, month, edition, revision: await approvedAsItStands(ctx, table, month) };
  const document = await tableDocument(ctx, wanted);
  return written(path.join(out, `${tableFileName(document)}.${format}`), await bytesWithoutKeeping(ctx, wanted, document, format));
}

/** What was approved and is still what the ledger gives is that revision, with its serial and digest; anything else is a draft. */
async function approvedAsItStands(ctx: ReturnType<typeof readable>, table: TableName, month: string): Promise<number | null> {
  const { state, latest } = await stateOf(ctx.reader, await draftOf(ctx.ledger, ctx.services, month), table);
  return state === 'approved' && latest !== undefined ? latest.head.revision : null;
}

async function written(file: string, bytes: Uint8Array): Promise<string> {
  await safeWrite(file, bytes, { overwrite: true });
  return path.resolve(file);
}
