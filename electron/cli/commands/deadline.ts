import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { eachLine } from '../lines.ts';
import { appRoot } from '../services.ts';
import { UsageError } from '../usage.ts';
import type { Run } from './index.ts';
import { reckonDeadline, type DeadlineQuestion } from '../deadlineQuestion.ts';

const batchLine = z.object({
  rule: z.string(), start: z.string(), urged: z.string().nullish(), pauses: z.array(z.tuple([z.string(), z.string()])).nullish(), extended: z.boolean().nullish(),
});

/** `deadline`: one clock of the rule pack, without a ledger; `--batch FILE.jsonl` answers a line for each line. */
export const deadline: Run = async (args, output) => {
  const packs = await loadRulePacks(path.join(appRoot, 'resources', 'rulepacks'));
  const calendarFile = args.value('calendar');
  const calendar: unknown = calendarFile === undefined ? null : await readCalendar(calendarFile);
  const batch = args.value('batch');
  if (batch !== undefined) {
    await eachLine(batch, (line) => {
      const parsed = batchLine.safeParse(line);
      if (!parsed.success) return output.out(JSON.stringify({ error: '每行应为 {"rule":"…","start":"…"}，可加 urged、pauses、extended' }));
      const { rule, start, urged, pauses, extended } = parsed.data;
      const answer = reckonDeadline({ rule, start, urged: urged ?? null, pauses: pauses ?? [], extended: extended ?? false, calendar }, packs);
      output.out(JSON.stringify(answer.ok ? answer.result : { error: answer.error }));
    });
    return 0;
  }
  const question: DeadlineQuestion = {
    rule: args.need('rule'), start: args.need('start'), urged: args.value('urged') ?? null, pauses: args.all('pause').map(pauseOf), extended: args.flag('extended'), calendar,
  };
  const answer = reckonDeadline(question, packs);
  if (!answer.ok) {
    output.err(answer.error);
    return 1;
  }
  output.out(JSON.stringify(answer.result));
  return 0;
};

function pauseOf(text: string): [string, string] {
  const parts = text.split('/');
  if (parts.length !== 2) throw new UsageError('--pause 应为 起/止，例如 2025-03-03/2025-03-10');
  return [parts[0] ?? '', parts[1] ?? ''];
}

async function readCalendar(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    throw refuse('cli.fileUnreadable', { path: file });
  }
}
