import { refuse } from '#shared/messages/index.ts';

/**
 * The city's base address as it is kept: https (plain http to loopback only), without user, query, fragment, slash at the end, or `/v1`.
 * Empty stays empty. Refuses with `outbox.badUrl`.
 */
export function tidyCityUrl(text: string): string {
  const typed = text.trim();
  if (typed === '') return '';
  const url = parse(typed);
  if (url === null || url.hostname === '') throw refuse('outbox.badUrl', { why: '不是完整的网址' }, { field: 'baseUrl' });
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('outbox.badUrl', { why: '应以 https:// 开头' }, { field: 'baseUrl' });
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw refuse('outbox.badUrl', { why: '报表只能经 https 加密上报，http 只许用于本机' }, { field: 'baseUrl' });
  if (url.username !== '' || url.password !== '') throw refuse('outbox.badUrl', { why: '地址里不能带用户名和口令' }, { field: 'baseUrl' });
  if (url.search !== '' || url.hash !== '') throw refuse('outbox.badUrl', { why: '地址里不能带 ? 或 #' }, { field: 'baseUrl' });
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '').replace(/\/+$/, '')}`;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
