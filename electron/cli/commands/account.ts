import { post } from '#shared/contract/settings.ts';
import { staffNo } from '#shared/contract/values.ts';
import { refuse } from '#shared/messages/index.ts';
import { addOfficerTo } from '#electron/areas/people/officers.ts';
import { allOfficers, postsOf } from '#electron/areas/people/repository.ts';
import { withSession } from '../services.ts';
import { oneOf, UsageError } from '../usage.ts';
import type { Run } from './index.ts';

/** `account add`: opens an account, its password from LEDGER_NEW_PASSWORD. `account list`: an account a line. */
export const account: Run = (args, output) => {
  const what = oneOf('account', args.words[0] ?? '', ['add', 'list'] as const);
  return withSession(args.need('ledger'), args.value('as'), async ({ ledger, services, actor }) => {
    if (what === 'add') {
      const number = staffNo.safeParse(args.need('number'));
      if (!number.success) throw new UsageError('--number 应为 1 至 12 位数字或字母的工号');
      const posts = [...new Set((args.value('posts') ?? '').split(',').map((one) => one.trim()).filter((one) => one !== ''))].map((one) => oneOf('--posts', one, post.options));
      const password = process.env['LEDGER_NEW_PASSWORD'] ?? '';
      if (password === '') throw refuse('people.newPasswordNeeded', {});
      await addOfficerTo({ ledger, actor, now: services.now() }, { staffNo: number.data, name: args.need('name'), certNo: '', certUntil: null, posts, password });
    }
    for (const row of (await allOfficers(ledger.reader)).filter((one) => what === 'list' || one.staff_no === args.value('number')?.trim())) {
      output.out(JSON.stringify({ number: row.staff_no, name: row.name, posts: postsOf(row), active: row.active === 1 }));
    }
    return 0;
  });
};
