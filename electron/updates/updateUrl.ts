import { refuse } from '#shared/messages/index.ts';

/**
 * The address of an update server as it is kept: https, or http inside of an office network (packages are signed, the way need not be secret). Without user,
 * query, fragment or slash at the end. Empty: never asked. Refuses with `updates.badUrl`.
 */
export function tidyUpdateUrl(text: string): string {
  const typed = text.trim();
  if (typed === '') return '';
  const url = URL.canParse(typed) ? new URL(typed) : null;
  const why = url === null || url.hostname === '' ? '不是完整的网址'
    : url.protocol !== 'https:' && url.protocol !== 'http:' ? '应以 https:// 开头'
      : url.protocol === 'http:' && !isOffice(url.hostname) ? 'http 只许用于本机或单位内网的地址'
        : url.username !== '' || url.password !== '' ? '地址里不能带用户名和口令'
          : url.search !== '' || url.hash !== '' ? '地址里不能带 ? 或 #' : null;
  if (url === null || why !== null) throw refuse('updates.badUrl', { why: why ?? '' }, { field: 'url' });
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** Loopback and the private ranges of RFC 1918. */
function isOffice(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^(127|10)(\.\d{1,3}){3}$/.test(hostname) || /^192\.168(\.\d{1,3}){2}$/.test(hostname) || /^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$/.test(hostname);
}
