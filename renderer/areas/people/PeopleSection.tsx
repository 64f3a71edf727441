import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { now, useRead, useRun, useSession } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText, DayText } from '#renderer/ui/figures.tsx';
import { postWords } from '#renderer/ui/format/words.ts';
import { Note } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { AccountConflict } from './AccountConflict.tsx';
import { certificateWords } from './certificateWords.ts';
import styles from './people.module.css';
import { DeputyDialog } from './DeputyDialog.tsx';
import { EditOfficerDialog } from './EditOfficerDialog.tsx';
import { NewOfficerDialog } from './NewOfficerDialog.tsx';
import { PostsDialog } from './PostsDialog.tsx';
import { ResetDialog } from './ResetDialog.tsx';

type Officer = OutputOf<'people.officers'>['officers'][number];
type Shown = { readonly what: 'new' | 'deputy' } | { readonly what: 'edit' | 'posts' | 'reset' | 'active'; readonly officer: Officer; readonly since: number } | null;

/** Accounts and posts: the captain grants posts and names deputies, the administrator opens accounts and resets passwords. */
export function PeopleSection() {
  const found = useRead('people.officers', {});
  const edit = useRun('people.editOfficer');
  const end = useRun('people.endDeputy');
  const mine = useSession().data?.officer?.posts ?? [];
  const [shown, show] = useState<Shown>(null);
  const captain = mine.includes('captain');
  const manages = captain || mine.includes('sysAdmin');
  const close = (): void => show(null);
  const toggle = async (officer: Officer, reason: string): Promise<void> => {
    const done = await edit.run({ staffNo: officer.staffNo, rowVersion: officer.rowVersion, name: officer.name, certNo: officer.certNo, certUntil: officer.certUntil, active: !officer.active, reason });
    if (done === undefined) return;
    tell(officer.active ? '已停用' : '已启用');
    close();
  };
  const { data } = found;
  const deputies = data?.deputies.filter((one) => one.endedAt === null) ?? [];
  return (
    <>
      <Section title="人员与岗位" caption={data === undefined ? '' : `${data.officers.length} 人`} bare more={<Button small reason={manages ? null : '由系统管理员或大队长办理'} onClick={() => show({ what: 'new' })}>新增人员</Button>}>
        {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
        {data?.officers.some((one) => one.provisional) === true ? <Note>第一位人员在设立其他人员之前担任各个岗位；别人授予了某个业务岗位，他就不再担任。</Note> : null}
        <PlainTable
          label="人员" rows={data?.officers} rowKey={(row) => row.staffNo} mutedRow={(row) => !row.active}
          columns={[
            { key: 'no', head: '工号', width: 90, cell: (row) => row.staffNo }, { key: 'name', head: '姓名', width: 110, cell: (row) => row.name },
            { key: 'posts', head: '岗位', width: 240, grow: 2, cell: (row) => (row.posts.length === 0 ? '无' : row.posts.map((post) => postWords[post]).join('、')) },
            { key: 'cert', head: '执法证', width: 150, grow: 1, from: 860, cell: (row) => (row.certNo === '' ? '—' : <>{row.certNo}{row.certUntil === null ? '' : <>　至 <DayText day={row.certUntil} /></>}{row.active && row.certificate !== null ? <> <Tag kind="ink">{certificateWords(row.certificate)}</Tag></> : null}</>) },
            { key: 'last', head: '上次登录', width: 118, cell: (row) => <DateText at={row.lastSignInAt} /> },
            { key: 'state', head: '状态', width: 84, cell: (row) => (!row.active ? '停用' : row.hasPassword ? row.mustChange ? '待改密码' : '在用' : '无密码') },
            { key: 'act', head: '', width: 230, align: 'right', cell: (row) => (
              <span className={styles.ways}>
                {manages ? <Button kind="link" onClick={() => show({ what: 'edit', officer: row, since: found.since })}>资料</Button> : null}
                {captain ? <Button kind="link" onClick={() => show({ what: 'posts', officer: row, since: found.since })}>岗位</Button> : null}
                {manages ? <Button kind="link" onClick={() => show({ what: 'reset', officer: row, since: found.since })}>重设密码</Button> : null}
                {manages ? <Button kind="link" onClick={() => show({ what: 'active', officer: row, since: found.since })}>{row.active ? '停用' : '启用'}</Button> : null}
              </span>
            ) },
          ]}
        />
      </Section>
      <Section title="代理" caption="大队长指定，按日起止" bare more={<Button small reason={captain ? null : '由大队长指定'} onClick={() => show({ what: 'deputy' })}>指定代理</Button>}>
        {end.failure === null ? null : <FailureNote failure={end.failure} />}
        <PlainTable
          label="代理" rows={deputies} rowKey={(row) => row.id} empty={<p>没有代理。</p>}
          columns={[
            { key: 'who', head: '人员', width: 160, cell: (row) => `${row.staffNo} ${row.name}` }, { key: 'post', head: '岗位', width: 90, cell: (row) => postWords[row.post] },
            { key: 'days', head: '起止', width: 200, cell: (row) => `${row.from} 至 ${row.until}` }, { key: 'why', head: '事由', width: 200, grow: 1, cell: (row) => row.reason },
            { key: 'end', head: '', width: 70, align: 'right', cell: (row) => (captain ? <Button kind="link" onClick={() => void end.run({ id: row.id, reason: '' })}>结束</Button> : null) },
          ]}
        />
      </Section>
      {shown?.what === 'new' ? <NewOfficerDialog mayGrant={captain} onClose={close} /> : null}
      {shown?.what === 'deputy' ? <DeputyDialog officers={data?.officers ?? []} onClose={close} /> : null}
      {shown?.what === 'edit' ? <EditOfficerDialog officer={shown.officer} onClose={close} /> : null}
      {shown?.what === 'posts' ? <PostsDialog officer={shown.officer} onClose={close} /> : null}
      {shown?.what === 'reset' ? <ResetDialog officer={shown.officer} since={shown.since} onClose={close} /> : null}
      {shown?.what === 'active' ? <ReasonDialog title={`${shown.officer.active ? '停用' : '启用'} ${shown.officer.staffNo} ${shown.officer.name}？`} label="理由" act={shown.officer.active ? '停用' : '启用'} running={edit.running} failure={edit.failure} onClose={close} onAct={(reason) => void toggle(shown.officer, reason)}
        conflict={() => <AccountConflict failure={edit.failure} seen={shown.officer} since={shown.since} changes="active" mine={shown.officer.active ? '停用' : '在用'} onClose={edit.clear} onTheirs={close} onAgain={(officer) => { show({ ...shown, officer: { ...officer, active: shown.officer.active }, since: now() }); edit.clear(); }} />}
      /> : null}
    </>
  );
}
