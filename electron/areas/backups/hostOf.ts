import { refuse } from '#shared/messages/index.ts';
import type { Host, Services } from '../services.ts';

/** The running window, or a refusal where there is none (command line, worker). */
export function hostOf(services: Services): Host {
  if (services.host === undefined) throw refuse('operation.windowOnly', {});
  return services.host;
}
