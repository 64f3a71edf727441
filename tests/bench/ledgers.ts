import { runCli } from '#electron/cli/main.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';

/** An empty ledger with its first officer, made as the command line makes it. */
export async function makeLedgerAt(folder: string): Promise<Ledger> {
  process.env['LEDGER_PASSPHRASE'] ??= 'correct horse battery staple';
  const messages: string[] = [];
  const code = await runCli(['init', '--ledger', folder, '--district', '990101', '--name', '清河区劳动保障监察大队', '--officer', '大队长'], { out: () => undefined, err: (line) => messages.push(line) });
  if (code !== 0) throw new Error(messages.join(' '));
  return openLedger(folder, { now: Date.now() });
}
