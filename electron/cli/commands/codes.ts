import { checkCitizenNumber } from '#shared/rules/identifiers/citizen.ts';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { z } from 'zod';
import { eachLine } from '../lines.ts';
import type { Run } from './index.ts';

const question = z.object({ kind: z.enum(['uscc', 'idno']), code: z.string() });

/** `codes --batch FILE.jsonl`: {kind, code} a line → {valid, normalised} a line. */
export const codes: Run = async (args, output) => {
  const today = shanghaiDay(Date.now());
  await eachLine(args.need('batch'), (line) => {
    const parsed = question.safeParse(line);
    if (!parsed.success) return output.out(JSON.stringify({ error: '每行应为 {"kind":"uscc"或"idno","code":"…"}' }));
    const { kind, code } = parsed.data;
    const checked = kind === 'uscc' ? checkUscc(code) : checkCitizenNumber(code, today);
    output.out(JSON.stringify({ valid: checked.valid, normalised: checked.normalised }));
  });
  return 0;
};
