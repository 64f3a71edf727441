import type { Log } from './log.ts';

export interface ClosingStep {
  readonly name: string;
  close(): Promise<void> | void;
}

/**
 * Closes one part after the other. One that fails or does not answer in time is logged and passed over: it must not keep the others open.
 */
export async function closeInOrder(steps: readonly ClosingStep[], log: Log, msPerStep = 10_000): Promise<void> {
  for (const step of steps) {
    try {
      await within(msPerStep, step);
    } catch (error) {
      log.problem(`closing.${step.name}`, error);
    }
  }
}

async function within(ms: number, step: ClosingStep): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([Promise.resolve(step.close()), late]);
  } finally {
    clearTimeout(timer);
  }
}
