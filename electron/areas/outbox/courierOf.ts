import { Refusal } from '#shared/messages/index.ts';
import type { Courier, Services } from '../services.ts';

/** The running courier, or null on the command line, which has none: it delivers by `push`. */
export function courierOf(services: Services): Courier | null {
  try {
    return services.courier();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'operation.windowOnly') return null;
    throw error;
  }
}
