import type { CliOutput } from '../main.ts';
import type { Arguments, OptionSpec } from '../usage.ts';

/** Carries out a command; the exit code, or a thrown Refusal / UsageError. */
export type Run = (args: Arguments, output: CliOutput) => Promise<number>;

export interface Command {
  readonly name: string;
  /** Options and words after the name, as cli.md writes them. */
  readonly usage: string;
  readonly options: OptionSpec;
  /** Loaded when called: the command line starts fast. */
  load(): Promise<Run>;
}

const MONTHLY = ['ledger', 'as', 'month', 'table'] as const;

/** All commands of cli.md that this version has. */
export const commands: readonly Command[] = [
  {
    name: 'init', usage: '--ledger DIR --district 990101 --name NAME [--as 0001 --officer NAME]',
    options: { values: ['ledger', 'district', 'name', 'as', 'officer'], words: [0, 0] }, load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'account', usage: 'add --ledger DIR --as NUMBER --number NUMBER --name NAME --posts POST,… · list --ledger DIR',
    options: { values: ['ledger', 'as', 'number', 'name', 'posts'], words: [1, 1] }, load: async () => (await import('./account.ts')).account,
  },
  {
    name: 'import', usage: '--ledger DIR KIND FILE [--sheet NAME] [--dry-run] [--refused-to FILE]',
    options: { values: ['ledger', 'as', 'sheet', 'refused-to'], flags: ['dry-run'], words: [2, 2] }, load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'tables', usage: '--ledger DIR --month YYYY-MM [--table wage-risk|major-cases] [--edition exact|public] [--format json|xlsx|docx|pdf] [--out DIR]',
    options: { values: [...MONTHLY, 'edition', 'format', 'out'], words: [0, 0] }, load: async () => (await import('./tables.ts')).tables,
  },
  {
    name: 'submit', usage: '--ledger DIR --month YYYY-MM [--table …]',
    options: { values: [...MONTHLY], words: [0, 0] }, load: async () => (await import('./submit.ts')).submit,
  },
  {
    name: 'approve', usage: '--ledger DIR --month YYYY-MM [--table …] [--reason-code CODE]',
    options: { values: [...MONTHLY, 'reason-code'], words: [0, 0] }, load: async () => (await import('./approve.ts')).approve,
  },
  {
    name: 'push', usage: '--ledger DIR --city URL [--wait SECONDS]',
    options: { values: ['ledger', 'as', 'city', 'wait'], words: [0, 0] }, load: async () => (await import('./push.ts')).push,
  },
  {
    name: 'export-outbox', usage: '--ledger DIR --out DIR',
    options: { values: ['ledger', 'as', 'out'], words: [0, 0] }, load: async () => (await import('./usb.ts')).exportOutbox,
  },
  {
    name: 'import-receipts', usage: '--ledger DIR FILE…',
    options: { values: ['ledger', 'as'], words: [1, 200] }, load: async () => (await import('./usb.ts')).importReceipts,
  },
  {
    name: 'city-keys', usage: '--ledger DIR FILE',
    options: { values: ['ledger', 'as'], words: [1, 1] }, load: async () => (await import('./usb.ts')).cityKeys,
  },
  {
    name: 'list', usage: '--ledger DIR employers|alerts|cases|deadlines|outbox [--where KEY=VALUE…]',
    options: { values: ['ledger', 'as'], lists: ['where'], words: [1, 1] }, load: async () => (await import('./list.ts')).list,
  },
  {
    name: 'show', usage: '--ledger DIR employer USCC · case NO',
    options: { values: ['ledger', 'as'], words: [2, 2] }, load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'document', usage: '--ledger DIR --case NO --type D04 [--format docx|pdf] [--reason WHY] [--confirm NAME] --out DIR',
    options: { values: ['ledger', 'as', 'case', 'type', 'format', 'out', 'reason', 'confirm'], words: [0, 0] }, load: async () => (await import('./document.ts')).document,
  },
  {
    name: 'deadline', usage: '--rule RULEID --start TIME [--urged TIME] [--pause FROM/TO…] [--extended] [--calendar FILE] · --batch FILE.jsonl',
    options: { values: ['rule', 'start', 'urged', 'calendar', 'batch'], lists: ['pause'], flags: ['extended'], words: [0, 0] }, load: async () => (await import('./deadline.ts')).deadline,
  },
  {
    name: 'card', usage: '--port PATH [--wait SECONDS]',
    options: { values: ['port', 'wait'], words: [0, 0] }, load: async () => (await import('./card.ts')).card,
  },
  {
    name: 'complaint', usage: 'add --ledger DIR FILE.json',
    options: { values: ['ledger', 'as'], words: [2, 2] }, load: async () => (await import('./complaint.ts')).complaint,
  },
  {
    name: 'slip', usage: '--ledger DIR --id S01…S05 --of REF --printer tcp://HOST:PORT|serial:PATH|file:PATH [--width 58|80] [--copies N]',
    options: { values: ['ledger', 'as', 'id', 'of', 'printer', 'width', 'copies'], words: [0, 0] }, load: async () => (await import('./slip.ts')).slip,
  },
  {
    name: 'codes', usage: '--batch FILE.jsonl',
    options: { values: ['batch'], words: [0, 0] }, load: async () => (await import('./codes.ts')).codes,
  },
  {
    name: 'verify', usage: '--ledger DIR [--accept-changed REASON]',
    options: { values: ['ledger', 'as', 'accept-changed'], words: [0, 0] }, load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'backup', usage: '--ledger DIR --to FILE',
    options: { values: ['ledger', 'as', 'to'], words: [0, 0] }, load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore', usage: '--from FILE --ledger DIR',
    options: { values: ['ledger', 'as', 'from'], words: [0, 0] }, load: async () => (await import('./backup.ts')).restore,
  },
  {
    name: 'doctor', usage: '',
    options: { words: [0, 0] }, load: async () => (await import('./doctor.ts')).doctor,
  },
];
