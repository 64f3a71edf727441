import { shell } from '../operation.ts';
import { devicesHere } from './here.ts';

export const queue = shell<'devices.queue'>(async ({ services }) => ({ jobs: [...(await devicesHere(services).ask('queue', null))] }));

export const settleJob = shell<'devices.settleJob'>(async ({ services }, { id, act }) => {
  await devicesHere(services).ask('settleJob', { id, act });
  return {};
});
