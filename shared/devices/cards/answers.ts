import { LENGTHS, PORTRAIT_BYTES, TEXT_BYTES, type AnswerFrame, type Command } from './frames.ts';

/** What the bytes of a read card hold: the text to be laid out, and the portrait as its maker coded it. */
export interface CardBytes {
  readonly text: Uint8Array;
  readonly portrait: Uint8Array;
}

/**
 * What a frame means to the command that waits. `other` is no answer to it (a late one to an earlier request, or nonsense) and is passed over.
 * `no-card` also stands for a card that was read and not yet lifted; `resend` for a request that did not reach the reader whole;
 * `nothing` for a card without information of the kind asked for.
 */
export type Answer =
  | { readonly is: 'done' }
  | { readonly is: 'card'; readonly card: CardBytes }
  | { readonly is: 'no-card' | 'select-failed' | 'read-failed' | 'nothing' | 'resend' | 'other' };

/** Status bytes that the protocol knows. */
export const STATUS = {
  ok: 0x90, found: 0x9f, wrongCheck: 0x10, wrongLength: 0x11, unknownCommand: 0x21, readFailed: 0x41, noCard: 0x80, selectFailed: 0x81, nothing: 0x91,
} as const;

/** Judges a frame by status and length; an answer carries no command, so nothing but what this command expects is taken. */
export function judge(command: Command, frame: AnswerFrame): Answer {
  if (frame.length === LENGTHS.status) return bare(command, frame.status);
  if (command === 'find' && frame.length === LENGTHS.found && frame.status === STATUS.found) return { is: 'done' };
  if (command === 'select' && frame.length === LENGTHS.selected && frame.status === STATUS.ok) return { is: 'done' };
  if (command === 'read' && frame.length === LENGTHS.card && frame.status === STATUS.ok) return card(frame.data);
  return { is: 'other' };
}

function bare(command: Command, status: number): Answer {
  switch (status) {
    case STATUS.wrongCheck:
    case STATUS.wrongLength:
    case STATUS.unknownCommand:
      return { is: 'resend' };
    case STATUS.noCard:
      return command === 'find' ? { is: 'no-card' } : { is: 'other' };
    case STATUS.selectFailed:
      return command === 'select' ? { is: 'select-failed' } : { is: 'other' };
    case STATUS.readFailed:
      return command === 'read' ? { is: 'read-failed' } : { is: 'other' };
    case STATUS.nothing:
      return command === 'read' ? { is: 'nothing' } : { is: 'other' };
    default:
      return { is: 'other' };
  }
}

function card(data: Uint8Array): Answer {
  const textBytes = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  const portraitBytes = ((data[2] ?? 0) << 8) | (data[3] ?? 0);
  if (textBytes !== TEXT_BYTES || portraitBytes !== PORTRAIT_BYTES) return { is: 'other' };
  return { is: 'card', card: { text: data.slice(4, 4 + TEXT_BYTES), portrait: data.slice(4 + TEXT_BYTES) } };
}
