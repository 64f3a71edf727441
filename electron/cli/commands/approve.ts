import { approveTables } from '#electron/areas/reports/approve.ts';
import { reasonCode } from '#shared/contract/values.ts';
import { withSession } from '../services.ts';
import { monthOf, tablesOf } from '../tableArguments.ts';
import { oneOf } from '../usage.ts';
import type { Run } from './index.ts';

/** `approve`: the captain freezes the next revisions of what was submitted, all or none; a line each once the ledger holds them. */
export const approve: Run = (args, output) => {
  const [month, wanted] = [monthOf(args), tablesOf(args)];
  const reason = args.value('reason-code');
  const code = reason === undefined ? null : oneOf('--reason-code', reason, reasonCode.options);
  return withSession(args.need('ledger'), args.value('as'), async ({ ledger, services, actor }) => {
    const frozen = await approveTables({ ledger, services, actor, now: services.now() }, { month, tables: wanted, reasonCode: code, lookedThrough: true });
    for (const { table, month: of, revision, digest } of frozen) output.out(JSON.stringify({ table, month: of, revision, digest }));
    if (!services.keyring().unlocked()) output.err('没有设置 LEDGER_PASSPHRASE，本机密钥没有打开：已批准的表先冻结在上报箱，密钥打开后签名报送。');
    return 0;
  }, { signs: true });
};
