import { listCases, listDeadlines } from '#electron/areas/cases/cli.ts';
import { listEmployers } from '#electron/areas/employers/cli.ts';
import { filtered, type Plain, type Where } from '#electron/areas/employers/plain.ts';
import { listAlerts } from '#electron/areas/wages/cli.ts';
import { pushLines } from '#electron/outbox/push.ts';
import { oneOf, UsageError, type Arguments } from '../usage.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

const LISTS = ['employers', 'alerts', 'cases', 'deadlines', 'outbox'] as const;

/** `list …`: one object a line. `--where KEY=VALUE` keeps those whose field has that value; several must all hold. */
export const list: Run = (args, output) => {
  const what = oneOf('list', args.words[0] ?? '', LISTS);
  const where = conditions(args);
  return withSession(args.need('ledger'), args.value('as'), async ({ services, ledger }) => {
    const { reader } = ledger;
    const now = services.now();
    const rows = what === 'employers' ? await listEmployers(reader, where)
      : what === 'alerts' ? await listAlerts(reader, where)
        : what === 'cases' ? await listCases(reader, where, now, services)
          : what === 'deadlines' ? await listDeadlines(reader, where, now, services)
            : filtered((await pushLines(reader)).map((line): Plain => ({ ...line })), where);
    for (const row of rows) output.out(JSON.stringify(row));
    return 0;
  });
};

function conditions(args: Arguments): Where {
  return args.all('where').map((text): [string, string] => {
    const equals = text.indexOf('=');
    if (equals < 1) throw new UsageError(`--where 应为 KEY=VALUE，现为 ${text}`);
    return [text.slice(0, equals), text.slice(equals + 1)];
  });
}
