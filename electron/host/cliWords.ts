/**
 * The words of a command line call, or null when the window is meant. `brigade-ledger COMMAND …` has a bare word in front; switches alone
 * (of Chromium, of an updater) open the window. In a checkout the application's folder stands before them.
 */
export function cliWords(argv: readonly string[], packaged: boolean): string[] | null {
  const words = argv.slice(packaged ? 1 : 2);
  const first = words.findIndex((word) => !word.startsWith('-'));
  const command = words[first];
  return command !== undefined && /^[a-z][a-z-]*$/.test(command) ? words.slice(first) : null;
}
