const SWITCH = '--lay-out=';

/** The switch that makes the installed application lay out the papers of a command (cli/press.ts) instead of opening its window. */
export function layOutOrder(jobsFile: string): string {
  return `${SWITCH}${jobsFile}`;
}

export function isLayOutOrder(word: string): boolean {
  return word.startsWith(SWITCH);
}

/** The file of jobs that a start names, by the switch or as a plain argument. */
export function jobsFileOf(argv: readonly string[]): string {
  const word = argv.find((candidate) => candidate.endsWith('.json')) ?? '';
  return isLayOutOrder(word) ? word.slice(SWITCH.length) : word;
}
