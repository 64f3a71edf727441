/**
 * Takes out of a text what could name a person, an employer or a place on this PC, so that it may stand in a log or be sent to a maker.
 * Our own identifiers (codes of refusals, names of columns and functions) stay; everything that came from a record goes.
 */
export function redact(text: string): string {
  return withoutStatement(text)
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\\/\s'"`:*?<>|]+){2,}/g, (found) => `…/${kindOf(found)}`)
    .replace(/'[^'\n]*'|"[^"\n]*"|`[^`\n]*`/g, '‹…›')
    .replace(/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]+/gu, '‹字›')
    .replace(/[^\s@‹›]+@[^\s@‹›]+/g, '‹址›')
    .replace(/\b(?=[0-9A-Za-z]*\d)[0-9A-Za-z]{8,}\b/g, '‹码›')
    .replace(/\d[\d,.\-: ]*\d{2,}|\d{3,}/g, '‹数›');
}

/** The engine's messages begin with the whole statement and its values; only what follows it is kept. */
function withoutStatement(text: string): string {
  const engine = text.lastIndexOf('SQLITE_');
  return engine > 0 ? text.slice(engine) : text;
}

/** Of a path only the kind of file is told. */
function kindOf(found: string): string {
  const extension = /\.[A-Za-z0-9]{1,6}$/.exec(found);
  return extension === null ? '*' : `*${extension[0]}`;
}

/** One frame of a stack as `function (file:line:column)`; null for lines that are none. */
function frame(line: string): string | null {
  const found = /^\s*at (?:(?:async )?([\w.$<>[\] #]+?) )?\(?(?:.*[\\/])?((?:node:)?[\w.-]+):(\d+):(\d+)\)?$/.exec(line);
  return found === null ? null : `${found[1] ?? '‹›'} (${found[2] ?? ''}:${found[3] ?? ''}:${found[4] ?? ''})`;
}

export interface ErrorFacts {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly stack: readonly string[];
}

/** What may be told of an error: its name and code, its redacted message, and where in our code it arose. */
export function describeError(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, code: '', message: redact(String(error)).slice(0, 500), stack: [] };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : '';
  const frames = (error.stack ?? '').split('\n').map(frame).filter((line) => line !== null);
  return { name: error.name, code, message: redact(error.message).slice(0, 500), stack: frames.slice(0, 12) };
}
