import { showCase } from '#electron/areas/cases/cli.ts';
import { showEmployer } from '#electron/areas/employers/cli.ts';
import { oneOf } from '../usage.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

/** `show employer USCC` · `show case NO`: one dossier as JSON. */
export const show: Run = (args, output) => {
  const what = oneOf('show', args.words[0] ?? '', ['employer', 'case'] as const);
  return withSession(args.need('ledger'), args.value('as'), async ({ services, ledger }) => {
    const key = args.words[1] ?? '';
    output.out(JSON.stringify(what === 'employer' ? await showEmployer(ledger.reader, key, services.now(), services) : await showCase(ledger.reader, key, services.now(), services)));
    return 0;
  });
};
