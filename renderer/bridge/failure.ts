import type { Failure } from '#shared/contract/envelope.ts';

/** An expected failure on its way to the place in the window where it is shown. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** Failures that arise in the window itself, before or after the main process was asked. */
export const windowFailure = {
  badInput: (detail: string, field: string | null): Failure => ({
    code: 'input.invalid', message: `填写的内容不符合要求：${detail}。`, todo: '请改正后再试。', field, data: {},
  }),
  badAnswer: (name: string, detail: string): Failure => ({
    code: 'window.badAnswer', message: '收到的内容与约定不符，没有显示。', todo: '请重新打开本软件；仍出现时请导出问题报告。', field: null, data: { name, detail },
  }),
  noAnswer: (name: string, detail: string): Failure => ({
    code: 'window.noAnswer', message: '本软件内部没有应答，您的内容还在。', todo: '请再试一次；仍不行时请重新打开本软件。', field: null, data: { name, detail },
  }),
};

/** The failure behind anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return windowFailure.noAnswer('', error instanceof Error ? error.message : String(error));
}
