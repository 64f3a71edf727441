import { Facts } from '#renderer/ui/Facts.tsx';

/** The days of one notice in two lines. */
export function YearDays({ holidayOff, workingWeekends }: { readonly holidayOff: readonly string[]; readonly workingWeekends: readonly string[] }) {
  const short = (range: string): string => range.split('/').map((day) => day.slice(5)).join(' 至 ');
  return <Facts labelWidth={77} facts={[['放假', holidayOff.map(short).join('；')], ['调休上班', workingWeekends.map(short).join('；')]]} />;
}
