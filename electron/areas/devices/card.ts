import { CARD_WARNING_WORDS } from '#shared/devices/cards/printed.ts';
import { shell } from '../operation.ts';
import { devicesHere } from './here.ts';

/** Reads a card for a form. It goes to the window and nowhere else: neither the ledger nor the log of the devices keeps a part of it. */
export const readCard = shell<'devices.readCard'>(async ({ services, now }, { job, reader, waitSeconds }) => {
  const { fields, warnings, reader: label } = await devicesHere(services).ask('readCard', { reader, waitMs: waitSeconds * 1000 }, job);
  return { card: { ...fields }, warnings: warnings.map((code) => ({ code, words: CARD_WARNING_WORDS[code] })), reader: label, readAt: now };
});

export const cancel = shell<'devices.cancel'>(({ services }, { job }) => {
  devicesHere(services).cancel(job);
  return Promise.resolve({});
});
