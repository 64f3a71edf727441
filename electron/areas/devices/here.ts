import { refuse } from '#shared/messages/index.ts';
import type { Devices } from '#electron/devices/desk/link.ts';
import type { Services } from '../services.ts';

/** The devices of this PC; only the window's process holds them, so that one process talks to each. */
export function devicesHere(services: Services): Devices {
  if (services.devices === undefined) throw refuse('operation.windowOnly', {});
  return services.devices;
}
