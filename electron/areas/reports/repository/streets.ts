import type { Reader } from '#electron/ledger/access.ts';

/** Names of streets by their codes, as far as the brigade has named them. */
export async function streetNames(reader: Reader): Promise<Readonly<Record<string, string>>> {
  const rows = await reader.rows<{ code: string; name: string }>(`SELECT code, name FROM streets WHERE name <> ''`);
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}
