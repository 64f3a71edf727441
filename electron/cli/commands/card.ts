import { CARD_WARNING_WORDS, printedCard } from '#shared/devices/cards/printed.ts';
import { readCard } from '#electron/devices/cards/readCard.ts';
import { UsageError } from '../usage.ts';
import type { Run } from './index.ts';

const LONGEST_WAIT_S = 600;

/** `card --port PATH [--wait SECONDS]`: reads one ID card and prints it. No ledger, nothing stored; no part of a card where it fails. */
export const card: Run = async (args, output) => {
  const wait = args.value('wait');
  const seconds = wait === undefined ? undefined : Number(wait);
  if (seconds !== undefined && !(/^\d+(\.\d+)?$/.test(wait ?? '') && seconds <= LONGEST_WAIT_S)) throw new UsageError(`--wait 应为不超过 ${LONGEST_WAIT_S} 的秒数`);
  const { fields, warnings } = await readCard({ port: args.need('port'), ...(seconds === undefined ? {} : { waitMs: seconds * 1000 }) });
  output.out(JSON.stringify(printedCard(fields)));
  for (const warning of warnings) output.err(`${CARD_WARNING_WORDS[warning]}。`);
  return 0;
};
