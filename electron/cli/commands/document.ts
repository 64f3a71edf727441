import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { documentOfCase } from '#electron/areas/papers/cli.ts';
import { safeWrite } from '../safeWrite.ts';
import { withSession } from '../services.ts';
import { oneOf } from '../usage.ts';
import type { Run } from './index.ts';

/** `document`: an official document of a case as a file (of one that names persons only with `--reason`, and `--confirm` where a pseudonym is typed once more); prints {case, type, number, state, format, sha256, file}. */
export const document: Run = (args, output) => {
  const [caseNo, type, out] = [args.need('case'), args.need('type'), args.need('out')];
  const format = oneOf('--format', args.value('format') ?? 'docx', ['docx', 'pdf'] as const);
  return withSession(args.need('ledger'), args.value('as'), async ({ ledger, services }) => {
    const made = await documentOfCase({ ledger, services, actor: services.actor(), now: services.now(), progress: () => undefined }, { caseNo, type, format, reason: args.value('reason') ?? '', confirmation: args.value('confirm') ?? '' });
    await mkdir(out, { recursive: true });
    const file = path.resolve(out, `${made.name}.${format}`);
    await safeWrite(file, made.bytes, { overwrite: true });
    output.out(JSON.stringify({ case: caseNo, type, number: made.number, state: made.state, format, sha256: made.sha256, file }));
    return 0;
  }, { signs: false, seals: true });
};
