/** How soon a certificate ends: 还有 12 天到期, 今天到期, 已过期 3 天. */
export function certificateWords({ daysLeft }: { readonly daysLeft: number }): string {
  if (daysLeft < 0) return `已过期 ${-daysLeft} 天`;
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天到期`;
}
