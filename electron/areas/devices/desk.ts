import { shell } from '../operation.ts';
import { devicesHere } from './here.ts';

export const list = shell<'devices.list'>(({ services }) => devicesHere(services).ask('list', null));

export const look = shell<'devices.look'>(async ({ services }) => {
  await devicesHere(services).ask('look', null);
  return {};
});

export const test = shell<'devices.test'>(({ services }, { id, job }) => devicesHere(services).ask('test', { id }, job));

export const tryPort = shell<'devices.tryPort'>(({ services }, { place, job }) => devicesHere(services).ask('tryPort', { place }, job));

export const log = shell<'devices.log'>(async ({ services }) => ({ entries: [...(await devicesHere(services).ask('log', null))] }));
