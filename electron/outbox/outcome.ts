import type { Receipt } from '#shared/city/answers.ts';
import { retryAfterMs } from '#shared/city/retry.ts';
import { troubleWords, type Trouble, type TroubleWords } from '#shared/city/troubleWords.ts';
import type { CityKeys } from './cityKeyFile.ts';
import { problemOf } from './cityClient.ts';
import { isCompactJws, judgeReceipt, type ExpectedReceipt } from './receipts.ts';
import type { HttpAnswer } from './transport.ts';

/** What one PUT came to. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly receipt: Receipt; readonly receiptJws: string }
  /** A person must look. `evidence`: the answer as it came, where it pretended to be a receipt. */
  | { readonly kind: 'attention'; readonly words: TroubleWords; readonly evidence: string }
  /** `reach`: how far the request came. none: not even a connection; lost: the connection broke or was silent; city: it answered that it cannot now. */
  | { readonly kind: 'retry'; readonly words: TroubleWords; readonly reach: 'none' | 'lost' | 'city'; readonly askedMs: number | null }
  | { readonly kind: 'aborted' };

/** Judges an answer by the table of the city's protocol, row by row. */
export async function outcomeOf(answer: HttpAnswer, city: CityKeys, expected: ExpectedReceipt, now: number): Promise<Outcome> {
  if (answer.kind === 'aborted') return { kind: 'aborted' };
  if (answer.kind === 'failed') return { kind: 'retry', words: troubleWords({ kind: 'unreachable', why: answer.why }), reach: answer.connected ? 'lost' : 'none', askedMs: null };
  const { status } = answer;
  if (status === 200 || status === 201) return receiptOutcome(answer, city, expected);
  // 408 and 425 say "too slow" and "too early": the same PUT may go well the next time. Of other 5xx nobody knows; the server may be mended.
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return { kind: 'retry', words: troubleWords({ kind: 'busy', status }), reach: 'city', askedMs: retryAfterMs(answer.retryAfter, now) };
  }
  if (status >= 200 && status < 300) return attention({ kind: 'no-receipt', status, what: whatIsIt(answer) }, answer.body);
  return attention({ kind: 'refused', status, problem: problemOf(answer), skewSeconds: skew(answer.date, now) }, '');
}

type Answer = Extract<HttpAnswer, { kind: 'answer' }>;

async function receiptOutcome(answer: Answer, city: CityKeys, expected: ExpectedReceipt): Promise<Outcome> {
  const { status } = answer;
  if (answer.tooLarge || !isCompactJws(answer.body)) return attention({ kind: 'no-receipt', status, what: whatIsIt(answer) }, answer.body);
  const judged = await judgeReceipt(answer.body, city, expected);
  if (!judged.ok) return attention({ kind: 'bad-receipt', status, faults: judged.faults }, answer.body);
  return { kind: 'delivered', receipt: judged.receipt, receiptJws: judged.jws };
}

function attention(trouble: Trouble, evidence: string): Outcome {
  return { kind: 'attention', words: troubleWords(trouble), evidence };
}

function whatIsIt(answer: Answer): 'html' | 'empty' | 'unreadable' | 'too-large' {
  if (answer.tooLarge) return 'too-large';
  if (answer.body.trim() === '') return 'empty';
  return /html/i.test(answer.contentType) || /^\s*<(!doctype|html|head|body)/i.test(answer.body) ? 'html' : 'unreadable';
}

/** Seconds by which this PC's clock is ahead of the answering server's. */
function skew(date: string | undefined, now: number): number {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? 0 : Math.round((now - at) / 1000);
}
