import { createLedger } from '#electron/ledger/create.ts';
import { districtCode, staffNo } from '#shared/contract/values.ts';
import { UsageError } from '../usage.ts';
import type { Run } from './index.ts';

/** `init`: an empty ledger with its first officer, the captain (number 0001 unless told). Prints {ledgerId, publicKeyJwk, recoveryPassphrase}. */
export const init: Run = async (args, output) => {
  const district = districtCode.safeParse(args.need('district'));
  if (!district.success) throw new UsageError('--district 应为 6 位行政区划代码，例如 990101');
  const number = staffNo.safeParse(args.value('as') ?? '0001');
  if (!number.success) throw new UsageError('--as 应为 1 至 12 位数字或字母的工号');
  const created = await createLedger(args.need('ledger'), {
    districtCode: district.data,
    districtName: args.need('name'),
    officer: { staffNo: number.data, name: args.value('officer') ?? '大队长' },
    passphrase: process.env['LEDGER_PASSPHRASE'] ?? '',
    keychain: null,
    now: Date.now(),
  });
  output.out(JSON.stringify({ ledgerId: created.ledgerId, publicKeyJwk: created.publicKeyJwk, recoveryPassphrase: created.recoveryPassphrase }));
  if (created.recoveryPassphrase !== null) output.err('恢复口令只显示这一次，请抄写后锁入保险柜；以后的命令用环境变量 LEDGER_PASSPHRASE 提供。');
  return 0;
};
