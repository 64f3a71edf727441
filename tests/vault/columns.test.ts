import { afterEach, beforeEach, expect, it } from 'vitest';
import { sealedNames } from '#electron/areas/vault/repository.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';

let made: TestLedger;
beforeEach(async () => { made = await makeLedger(); });
afterEach(() => made.close());

/** Heads of sealed files: `rewrapAttachments` walks over them, with the files. */
const PLAIN: ReadonlySet<string> = new Set(['attachments.header']);

it('a change of key walks over every column that may hold a sealed value', async () => {
  const columns = await made.ledger.reader.rows<{ name: string }>(
    `SELECT t.name || '.' || c.name AS name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.type = 'BLOB' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '%_search%' ORDER BY 1`,
  );
  const found = columns.map(({ name }) => name).filter((name) => !PLAIN.has(name));
  expect(found.filter((name) => !sealedNames.includes(name))).toEqual([]);
  expect(sealedNames.filter((name) => !columns.some((one) => one.name === name))).toEqual([]);
});
