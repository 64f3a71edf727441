import { z } from 'zod';
import type { Failure } from '#shared/contract/envelope.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { postWords } from '#renderer/ui/format/words.ts';
import { useOfficerNow } from './useOfficerNow.ts';

type Officer = OutputOf<'people.officers'>['officers'][number];

interface Props {
  readonly failure: Failure | null;
  /** The account that the step began from, and when it was read. */
  readonly seen: Officer;
  readonly since: number;
  /** The one thing that the step changes, and what it becomes. */
  readonly changes: 'active' | 'password';
  readonly mine: string;
  /** Goes on with the form from the account as it stands; nothing is written yet. */
  readonly onAgain: (now: Officer) => void;
  /** Leaves it as the other made it. */
  readonly onTheirs: () => void;
  readonly onClose: () => void;
}

const told = z.object({ password: z.object({ staffNo: z.string(), at: z.number().nullable() }) });
const state = (one: Officer): string => (one.active ? '在用' : '停用');
const posts = (one: Officer): string => (one.posts.length === 0 ? '无' : one.posts.map((post) => postWords[post]).join('、'));
const cert = (one: Officer): string => [one.certNo, one.certUntil ?? ''].filter((part) => part !== '').join(' 至 ');

/** An account that somebody else changed before a step on it (a password set anew, an account closed): what they did beside what one wants. A password itself is never shown. */
export function AccountConflict({ failure, seen, since, changes, mine, onAgain, onTheirs, onClose }: Props) {
  const other = useOfficerNow(seen, failure);
  if (other === null) return null;
  const now = other.officer;
  const password = told.safeParse(failure?.data).data?.password;
  const reset = password === undefined || password.at === null || password.at <= since ? '原来的密码' : `${password.staffNo === seen.staffNo ? '本人' : `工号 ${password.staffNo} `}于 ${shanghaiMinute(password.at)} 换过`;
  const line = (key: string, label: string, of: (one: Officer) => string) => ({ key, label, before: of(seen), theirs: of(now), mine: key === changes ? mine : of(seen) });
  return (
    <ConflictDialog
      what={`${seen.staffNo} ${seen.name} 的账号`} by={other.by} at={other.at} onClose={onClose}
      fields={[line('name', '姓名', (one) => one.name), line('cert', '执法证', cert), line('posts', '岗位', posts), line('active', '状态', state), { key: 'password', label: '密码', before: '原来的密码', theirs: reset, mine: changes === 'password' ? mine : '原来的密码' }]}
      onTake={(choice) => (choice[changes] === 'mine' ? onAgain(now) : onTheirs())}
    />
  );
}
