import { importKind } from '#shared/contract/imports.ts';
import { importFile } from '#electron/imports/run.ts';
import { oneOf } from '../usage.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

/** `import KIND FILE`: exit 0 when the file was read, whatever rows were refused; 1 when the file as a whole is. */
export const importCommand: Run = async (args, output) => {
  const kind = oneOf('KIND', args.words[0] ?? '', importKind.options);
  return withSession(args.need('ledger'), args.value('as'), async ({ services, ledger, actor }) => {
    const result = await importFile(ledger, actor, {
      kind, file: args.words[1] ?? '', sheet: args.value('sheet') ?? null, dryRun: args.flag('dry-run'), refusedTo: args.value('refused-to') ?? null, services,
    });
    output.out(JSON.stringify({
      kind, rows: result.rows, created: result.created, changed: result.changed, same: result.same, refused: result.refused, unmatched: result.unmatched, refusedFile: result.refusedFile,
    }));
    if (result.refused > 0) output.err(`有 ${result.refused} 行被拒，原因见：${result.refusedFile ?? ''}`);
    return 0;
  }, { signs: false, seals: kind === 'workers' });
};
