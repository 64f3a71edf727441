import type { Writer } from '#electron/ledger/access.ts';

/**
 * Runs a statement without asking how many rows it touched. Thousands of rows go in each, so what counts is the number of turns between the thread
 * that reads the file and the one that runs SQL. Of the bindings those are taken that the statement names.
 */
export async function execute(w: Writer, sql: string, bindings: Readonly<Record<string, string | number>> = {}): Promise<void> {
  const named = Object.entries(bindings).filter(([name]) => new RegExp(`:${name}\\b`).test(sql));
  await (named.length === 0 ? w.rows(sql) : w.rows(sql, Object.fromEntries(named)));
}
