import { verifyLedger } from '#electron/areas/settings/verify.ts';
import { perform } from '#electron/areas/run.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

/** `verify`: {ok, checks}; exit 1 where ok is false. `--accept-changed`: an officer has looked at what another program, or the disk, changed in the file, and answers for it. */
export const verify: Run = (args, output) => withSession(args.need('ledger'), args.value('as'), async ({ services }) => {
  const reason = args.value('accept-changed');
  if (reason !== undefined) await perform(services, 'settings.acceptPages', { reason });
  const result = await verifyLedger(services);
  output.out(JSON.stringify(result));
  for (const check of result.checks.filter((c) => !c.ok)) output.err(`${check.check}：${check.detail}`);
  return result.ok ? 0 : 1;
});
