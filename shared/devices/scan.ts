/**
 * What a scanner read, as a question to the search box. A business licence's QR code is an address of the registry with the unified code in it
 * (`…?uniscid=91…`, or the code as a part of its path); a temporary number stands in the bars in letters (`LS-990101-000001`).
 */
export function scanQuestion(scanned: string): string {
  const text = scanned.normalize('NFKC').trim();
  const temporary = /^LS-(\d{6})-(\d{6})$/i.exec(text);
  if (temporary !== null) return `临-${temporary[1] ?? ''}-${temporary[2] ?? ''}`;
  // Anything else stays as it was typed: the box looks for it in its own ways.
  return codeInAddress(text) ?? scanned.trim();
}

const CODE = /[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}/;

/** The unified code inside an address or a longer text; null where there is none. Named parameters are believed before anything that merely looks like one. */
function codeInAddress(text: string): string | null {
  const upper = decoded(text).toUpperCase();
  if (!/^HTTPS?:/.test(upper) && upper.length <= 18) return null;
  const named = /[?&#](?:UNISCID|USCC|CREDITCODE|TYSHXYDM|UNISCID_CODE)=([^&#]*)/.exec(upper)?.[1] ?? '';
  const whole = new RegExp(`^${CODE.source}$`);
  if (whole.test(named)) return named;
  return upper.split(/[^0-9A-Z]+/).find((part) => whole.test(part)) ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
