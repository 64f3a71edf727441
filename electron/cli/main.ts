import { Refusal } from '#shared/messages/index.ts';
import { commands } from './commands/index.ts';
import { parseArguments, UsageError } from './usage.ts';

/** Where results and messages go. Results are JSON on `out`, messages for people on `err`. */
export interface CliOutput {
  out(line: string): void;
  err(line: string): void;
}

/**
 * Runs one command of the command line (cli.md) and gives its exit code: 0 done, 1 refused for a reason given, 2 wrong usage.
 * Nothing asks questions.
 */
export async function runCli(argv: readonly string[], output: CliOutput): Promise<number> {
  const [name = '', ...rest] = argv;
  const command = commands.find((entry) => entry.name === name);
  if (command === undefined) {
    output.err(name === '' ? '用法：brigade-ledger 命令 [选项]' : `没有命令 ${name}。`);
    for (const entry of commands) output.err(`  ${entry.name.padEnd(16)}${entry.usage}`);
    return 2;
  }
  try {
    const done = await command.load();
    return await done(parseArguments(rest, command.options), output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.err(`${error.message}。`);
      output.err(`用法：${command.name} ${command.usage}`);
      return 2;
    }
    if (error instanceof Refusal) {
      output.err(`${error.message}${error.todo}`);
      return 1;
    }
    output.err(`意外错误，没有写入：${error instanceof Error ? error.message : String(error)}`);
    if (process.env['LEDGER_DEBUG'] === '1' && error instanceof Error) output.err(error.stack ?? '');
    return 1;
  }
}

/** True when the words after the program's name ask for the command line instead of the window. */
export function isCliCall(argv: readonly string[]): boolean {
  return commands.some((command) => command.name === argv[0]);
}
