/** Chapters are named by the number in front of their file. */
const chapters: readonly (readonly [string, string])[] = [
  ['/intake', '12'], ['/imports', '02'], ['/employers', '03'], ['/alerts', '04'], ['/cases', '05'], ['/emergency', '05'], ['/reports', '06'], ['/outbox', '07'], ['/deadlines', '13'], ['/devices', '14'], ['/journal', '15'], ['/papers', '16'], ['/settings', '08'], ['/looks', '11'],
];

/** The chapter of the manual that explains a page; F1 opens there. */
export function chapterOf(pathname: string): string {
  return chapters.find(([prefix]) => pathname.startsWith(prefix))?.[1] ?? '01';
}
