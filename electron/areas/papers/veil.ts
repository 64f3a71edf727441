import type { Content, FieldValue } from '#shared/papers/fields.ts';
import type { PaperKind } from '#electron/papers/kinds/kind.ts';

/** What stands where an identity does. */
const HIDDEN = '（身份受保护）';

/** The content without what may say who somebody is: names become the pseudonyms of the record, everything else a word that it is there. */
export function veil(kind: PaperKind, content: Content, pseudonyms: string): Content {
  const hidden = new Set(kind.identityFields ?? []);
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, hidden.has(key) ? veiledValue(key, value, pseudonyms) : value]));
}

function veiledValue(key: string, value: FieldValue, pseudonyms: string): FieldValue {
  if (typeof value === 'string') return value === '' ? '' : key === 'name' || key === 'recipient' ? pseudonyms : HIDDEN;
  if (!Array.isArray(value)) return value;
  return value.map((row: unknown) => (typeof row === 'object' && row !== null ? Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, typeof cell === 'string' && cell !== '' ? HIDDEN : cell])) : HIDDEN)) as FieldValue;
}
