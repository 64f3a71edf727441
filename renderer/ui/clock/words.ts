const WHY = { weekend: '周末', holiday: '放假', pause: '中止' } as const;

type Skipped = readonly { readonly day: string; readonly why: keyof typeof WHY }[];

/** Days that were left out, by why: 周末 6 天；放假 3 天（2025-04-04 至 2025-04-06）. */
export function skippedWords(skipped: Skipped): string {
  if (skipped.length === 0) return '没有';
  return (['weekend', 'holiday', 'pause'] as const).flatMap((why) => {
    const days = skipped.filter((one) => one.why === why).map((one) => one.day);
    if (days.length === 0) return [];
    return [`${WHY[why]} ${days.length} 天${why === 'weekend' ? '' : `（${ranges(days).join('、')}）`}`];
  }).join('；');
}

/** Consecutive days as ranges. */
function ranges(days: readonly string[]): string[] {
  const found: [string, string][] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last !== undefined && Date.parse(day) - Date.parse(last[1]) === 86_400_000) last[1] = day;
    else found.push([day, day]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from} 至 ${to}`));
}
