/** Wrong usage of the command line: exit code 2, the sentence goes to standard error. */
export class UsageError extends Error {}

/** What a command is given: options by name (each as often as it was written) and the words without a dash. */
export interface Arguments {
  readonly words: readonly string[];
  /** The value of an option, or undefined; twice is a wrong usage unless asked for by `all`. */
  value(name: string): string | undefined;
  /** The value of an option that must be there. */
  need(name: string): string;
  all(name: string): readonly string[];
  flag(name: string): boolean;
}

export interface OptionSpec {
  /** Options that take a value. */
  readonly values?: readonly string[];
  /** Options that take any number of values, each option repeated or followed by several words. */
  readonly lists?: readonly string[];
  readonly flags?: readonly string[];
  /** Number of words: [least, most]. */
  readonly words: readonly [number, number];
}

/**
 * Reads `--name VALUE`, `--name=VALUE` and `--flag` in any order. Unknown options and missing or surplus words are a wrong usage, never ignored:
 * a mistyped option must not change what a scheduled job does.
 */
export function parseArguments(argv: readonly string[], spec: OptionSpec): Arguments {
  const found = new Map<string, string[]>();
  const words: string[] = [];
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    if (!word.startsWith('--') || word === '--') {
      if (word !== '--') words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
    const list = spec.lists?.includes(name) ?? false;
    if (spec.flags?.includes(name) === true) {
      if (equals >= 0) throw new UsageError(`选项 --${name} 不带值`);
      found.set(name, ['']);
    } else if (list || spec.values?.includes(name) === true) {
      const values = found.get(name) ?? [];
      if (equals >= 0) values.push(word.slice(equals + 1));
      else {
        const next = argv[i + 1];
        if (next === undefined) throw new UsageError(`选项 --${name} 后面缺少值`);
        values.push(next);
        i += 1;
        while (list && argv[i + 1] !== undefined && !(argv[i + 1] ?? '').startsWith('--')) {
          values.push(argv[i + 1] ?? '');
          i += 1;
        }
      }
      found.set(name, values);
    } else {
      throw new UsageError(`没有选项 --${name}`);
    }
  }
  const [least, most] = spec.words;
  if (words.length < least || words.length > most) throw new UsageError(words.length < least ? '缺少参数' : `多余的参数：${words.slice(most).join(' ')}`);
  const single = (name: string): string | undefined => {
    const values = found.get(name);
    if (values !== undefined && values.length > 1) throw new UsageError(`选项 --${name} 写了两次`);
    return values?.[0];
  };
  return {
    words,
    value: single,
    need(name) {
      const value = single(name);
      if (value === undefined || value === '') throw new UsageError(`缺少选项 --${name}`);
      return value;
    },
    all: (name) => found.get(name) ?? [],
    flag: (name) => found.has(name),
  };
}

/** One of a few allowed words, else a wrong usage that lists them. */
export function oneOf<T extends string>(what: string, value: string, allowed: readonly T[]): T {
  const match = allowed.find((word) => word === value);
  if (match === undefined) throw new UsageError(`${what} 应为 ${allowed.join('、')} 之一，现为 ${value}`);
  return match;
}
