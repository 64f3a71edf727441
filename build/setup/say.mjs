// What a person reads during set-up. Always on standard error: standard output belongs to the command.

/**
 * One short line of progress.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`[台账] ${text}\n`);
}

/** A failure that a person can mend: its message is shown without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message what happened and what to do, Chinese first
   * @param {{cause?: unknown}} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = 'SetupError';
  }
}

/**
 * The last words of anything thrown, in one line.
 * @param {unknown} error
 */
export function reason(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `：${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
