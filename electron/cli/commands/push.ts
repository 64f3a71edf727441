import { pushObstacle, pushOutbox } from '#electron/outbox/push.ts';
import { UsageError } from '../usage.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

/** `push`: delivers the outbox; a line a revision. Exit 1 where something general is missing (key, city's key) or a revision needs attention. */
export const push: Run = (args, output) => {
  const wait = args.value('wait') ?? '0';
  if (!/^\d{1,5}$/.test(wait)) throw new UsageError('--wait 应为整数秒');
  return withSession(args.need('ledger'), args.value('as'), async ({ services }) => {
    const city = args.need('city');
    const lines = await pushOutbox(services, { cityUrl: city, waitSeconds: Number(wait) });
    for (const line of lines) output.out(JSON.stringify(line));
    const obstacle = lines.some((line) => line.state !== 'delivered') ? await pushObstacle(services, city) : null;
    if (obstacle !== null) throw obstacle;
    const waiting = lines.filter((line) => line.state === 'pending').length;
    if (waiting > 0) output.err(`还有 ${waiting} 版没有送到，已存在上报箱，下次再送。`);
    return lines.some((line) => line.state === 'needs-attention') ? 1 : 0;
  }, { signs: true });
};
