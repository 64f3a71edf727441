import fc from 'fast-check';

type Shape = Readonly<Record<string, unknown>>;

/** Text that means something somewhere: days, months, codes, numbers, nothing, too much. */
const TEXTS = ['', 'a', '甲', '0001', '4711', '990101', '990101001', '2026-10', '1999-02', '2026-11-24', '2026-02-29', 'D04', 'D42', '0'.repeat(64), '91990101MA1A00024A', '﹏\u0000', '\u{2A6D6}', `'; DROP TABLE employers; --`, '%_"', 'x'.repeat(190), '../../etc/passwd', 'https://[::1]:0/', 'serial:COM3', '3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f'];
const NUMBERS = [0, 1, 2, 3, 7, 20, 200, 4711, 1_700_000_000_000, 4_102_444_800_000, -1, 2 ** 40, Number.MAX_SAFE_INTEGER];

/** Values that mostly fit a JSON schema; the caller leaves out those that do not. */
export function wishFor(shape: unknown): fc.Arbitrary<unknown> {
  const s = (shape ?? {}) as Shape;
  const options = (s['anyOf'] ?? s['oneOf']) as readonly unknown[] | undefined;
  if (options !== undefined) return fc.oneof(...options.map(wishFor));
  if ('const' in s) return fc.constant(s['const']);
  if (Array.isArray(s['enum'])) return fc.constantFrom(...(s['enum'] as unknown[]));
  switch (s['type']) {
    case 'object': return fc.record(Object.fromEntries(Object.entries((s['properties'] ?? {}) as Shape).map(([key, of]) => [key, wishFor(of)])), { requiredKeys: (s['required'] ?? []) as string[] });
    case 'array': if (Array.isArray(s['prefixItems'])) return fc.tuple(...(s['prefixItems'] as unknown[]).map(wishFor));
      return fc.array(wishFor(s['items']), { maxLength: 3, minLength: Math.min(Number(s['minItems'] ?? 0), 3) });
    case 'string': return fc.constantFrom(...fitting(TEXTS, s));
    case 'integer': case 'number': return fc.constantFrom(...NUMBERS.filter((n) => n >= Number(s['minimum'] ?? -Infinity) && n <= Number(s['maximum'] ?? Infinity) && n > Number(s['exclusiveMinimum'] ?? -Infinity)), Math.max(1, Number(s['minimum'] ?? 1)));
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    default: return fc.constantFrom(null, '', 0);
  }
}

function fitting(texts: readonly string[], s: Shape): string[] {
  const pattern = typeof s['pattern'] === 'string' ? new RegExp(s['pattern']) : null;
  const found = texts.filter((text) => (pattern === null || pattern.test(text)) && text.length >= Number(s['minLength'] ?? 0) && text.length <= Number(s['maxLength'] ?? Infinity));
  return found.length === 0 ? ['a'.repeat(Number(s['minLength'] ?? 1))] : found;
}
