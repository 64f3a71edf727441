import { submitTables } from '#electron/areas/reports/submit.ts';
import { withSession } from '../services.ts';
import { monthOf, tablesOf } from '../tableArguments.ts';
import type { Run } from './index.ts';

/** `submit`: post C has checked the draft and hands it to the captain; prints what waits for the captain now. */
export const submit: Run = (args, output) => {
  const [month, wanted] = [monthOf(args), tablesOf(args)];
  return withSession(args.need('ledger'), args.value('as'), async ({ ledger, services, actor }) => {
    for (const table of await submitTables({ ledger, services, actor, now: services.now() }, month, wanted)) output.out(JSON.stringify({ table, month, state: 'submitted' }));
    return 0;
  });
};
