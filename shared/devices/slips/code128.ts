/** Code 128 (ISO/IEC 15417), code sets B and C, with the fewest symbols. */

// Widths of bars and spaces of the symbols 0 to 105, then of the stop with its last bar.
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 ' +
  '321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 ' +
  '213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 ' +
  '241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 ' +
  '211214 211232 2331112'
).split(' ');

const START = { B: 104, C: 105 } as const;
const SWITCH = { B: 100, C: 99 } as const;
const STOP = 106;
type CodeSet = 'B' | 'C';

export interface Code128 {
  /** Symbol values from start to stop, check included. */
  readonly symbols: readonly number[];
  /** The same as an ESC/POS printer takes it (GS k 73): `{B`, `{C`, characters of B, and pairs of C as one byte. */
  readonly printerData: readonly number[];
  /** Width in modules without quiet zones. */
  readonly modules: number;
}

/** True for what can be encoded: 1 to 40 printable ASCII characters. */
export function fitsCode128(text: string): boolean {
  return /^[\x20-\x7E]{1,40}$/.test(text);
}

/** Encodes a text; throws a RangeError for one that does not fit (`fitsCode128`). */
export function code128(text: string): Code128 {
  if (!fitsCode128(text)) throw new RangeError('Code 128 takes 1 to 40 printable ASCII characters');
  const symbols: number[] = [];
  const printerData: number[] = [];
  let current: CodeSet | null = null;
  for (const step of cheapest(text)) {
    if (step.set !== current) {
      symbols.push(current === null ? START[step.set] : SWITCH[step.set]);
      printerData.push(0x7b, step.set.charCodeAt(0));
      current = step.set;
    }
    if (step.set === 'C') {
      symbols.push(Number(step.text));
      printerData.push(Number(step.text));
    } else {
      const code = step.text.charCodeAt(0);
      symbols.push(code - 32);
      printerData.push(...(step.text === '{' ? [code, code] : [code]));
    }
  }
  const check = symbols.reduce((sum, value, index) => sum + value * Math.max(index, 1), 0) % 103;
  symbols.push(check, STOP);
  return { symbols, printerData, modules: (symbols.length - 1) * 11 + 13 };
}

/** Bars and spaces in modules, true for a bar. */
export function barsOf(code: Code128): boolean[] {
  const bars: boolean[] = [];
  for (const symbol of code.symbols) {
    for (const [index, width] of [...(PATTERNS[symbol] ?? '')].entries()) bars.push(...Array<boolean>(Number(width)).fill(index % 2 === 0));
  }
  return bars;
}

interface Step { readonly set: CodeSet; readonly text: string }
interface Way { readonly cost: number; readonly steps: readonly Step[] }

/** Shortest way through both code sets, from the end of the text to its beginning. */
function cheapest(text: string): readonly Step[] {
  const best: Record<CodeSet, Way>[] = [];
  best[text.length] = { B: { cost: 0, steps: [] }, C: { cost: 0, steps: [] } };
  const after = (set: CodeSet, from: number): Way | null => {
    const rest = best[from];
    if (rest === undefined) return null;
    const other: CodeSet = set === 'B' ? 'C' : 'B';
    const changed = rest[other].cost + 1;
    return from < text.length && changed < rest[set].cost ? { cost: changed, steps: rest[other].steps } : rest[set];
  };
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const one = after('B', at + 1) ?? { cost: 0, steps: [] };
    const inB: Way = { cost: one.cost + 1, steps: [{ set: 'B', text: text[at] ?? '' }, ...one.steps] };
    const pair = text.slice(at, at + 2);
    const two = /^[0-9]{2}$/.test(pair) ? after('C', at + 2) : null;
    const inC: Way = two === null ? { cost: Number.POSITIVE_INFINITY, steps: [] } : { cost: two.cost + 1, steps: [{ set: 'C', text: pair }, ...two.steps] };
    best[at] = { B: inB, C: inC };
  }
  const start = best[0];
  if (start === undefined) return [];
  return start.C.cost <= start.B.cost ? start.C.steps : start.B.steps;
}
