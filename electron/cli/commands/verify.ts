import { verifyLedger } from '#electron/areas/settings/verify.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

/** `verify`: {ok, checks}; exit 1 where ok is false. */
export const verify: Run = (args, output) => withSession(args.need('ledger'), args.value('as'), async ({ services }) => {
  const result = await verifyLedger(services);
  output.out(JSON.stringify(result));
  for (const check of result.checks.filter((c) => !c.ok)) output.err(`${check.check}：${check.detail}`);
  return result.ok ? 0 : 1;
});
