/** One backup as the thinning sees it: its file name and the instant it was made (UTC ms). */
export interface BackupAge { readonly name: string; readonly at: number }

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

/**
 * Which backups to delete. Kept are: the newest three, all of the last two days, the newest of each of the last 14 days, of each of the last 8 weeks
 * and of each month. Pure: the same list and instant give the same answer.
 */
export function backupsToDelete(backups: readonly BackupAge[], now: number): string[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1));
  const kept = new Set<string>();
  const seen = new Set<string>();
  newestFirst.forEach((backup, index) => {
    const age = now - backup.at;
    const dayNo = Math.floor((backup.at + SHANGHAI) / DAY);
    const slots = [
      ...(index < 3 || age < 2 * DAY ? [`each:${backup.name}`] : []),
      ...(age < 14 * DAY ? [`day:${dayNo}`] : []),
      ...(age < 56 * DAY ? [`week:${Math.floor((dayNo + 3) / 7)}`] : []),
      `month:${monthNumber(dayNo)}`,
    ];
    if (slots.some((slot) => !seen.has(slot))) kept.add(backup.name);
    for (const slot of slots) seen.add(slot);
  });
  return newestFirst.filter((backup) => !kept.has(backup.name)).map((backup) => backup.name);
}

/** Months since year 0 of a day number since 1970-01-01 (civil calendar, Howard Hinnant's algorithm). */
function monthNumber(dayNo: number): number {
  const z = dayNo + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return (yoe + era * 400 + (month <= 2 ? 1 : 0)) * 12 + month;
}
