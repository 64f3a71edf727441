/**
 * What a page of the window may load: itself, and nothing else. Scripts and styles come from files of the product; Ant Design's own styles carry
 * the nonce of this one load. Style attributes stay allowed, because its text areas measure themselves by one; they cannot run anything.
 */
export function windowPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** Papers bring their styles, pictures and fonts inside themselves and run nothing. */
export const paperPolicy = [
  `default-src 'none'`, `style-src 'unsafe-inline'`, `img-src data:`, `font-src data:`, `form-action 'none'`, `base-uri 'none'`, `frame-ancestors 'none'`,
].join('; ');

/** Headers of every answer of our own protocol. */
export function guardedHeaders(type: string, policy: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
