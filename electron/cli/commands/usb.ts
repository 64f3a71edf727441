import { exportOutbox as exportFiles, importReceiptFiles } from '#electron/outbox/usb.ts';
import { pinCityKeyFile } from '#electron/outbox/cityKeys.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

/** `export-outbox --out DIR`: each undelivered revision as a file, a line a file. */
export const exportOutbox: Run = (args, output) => withSession(args.need('ledger'), args.value('as'), async ({ services }) => {
  const files = await exportFiles(services, args.need('out'));
  for (const file of files) output.out(JSON.stringify(file));
  if (files.length === 0) output.err('没有待报送的表。');
  return 0;
}, { signs: true });

/** `import-receipts FILE…`: the receipts that came back on a stick, a line a file. Exit 1 when one of them does not hold. */
export const importReceipts: Run = (args, output) => withSession(args.need('ledger'), args.value('as'), async ({ services }) => {
  const results = await importReceiptFiles(services, args.words);
  for (const result of results) {
    output.out(JSON.stringify(result));
    if (!result.ok) output.err(`${result.file}：${result.text}`);
  }
  return results.every((result) => result.ok) ? 0 : 1;
});

/** `city-keys FILE`: pins the city's public key. */
export const cityKeys: Run = (args, output) => withSession(args.need('ledger'), args.value('as'), async ({ services }) => {
  output.out(JSON.stringify(await pinCityKeyFile(services, args.words[0] ?? '')));
  return 0;
});
