import { useState } from 'react';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { LooksTable } from './LooksTable.tsx';

const PAGE = 100;

/** 身份查看记录: who saw whose identity, when and why. For the captain. */
export default function LooksScreen() {
  const [offset, setOffset] = useState(0);
  const found = useRead('identities.looks', { subject: null, offset, limit: PAGE }, { keep: true });
  const note = useRun('identities.noteLooks');
  const { data } = found;
  const newest = offset === 0 ? data?.rows[0] : undefined;
  const act = async (): Promise<void> => {
    if (newest === undefined) return;
    const done = await note.run({ upTo: newest.id });
    if (done !== undefined) tell(`已阅知 ${done.noted} 次查看`);
  };
  return (
    <Page
      title="身份查看记录" summary={data === undefined ? undefined : `共 ${data.total} 次${data.unnoted > 0 ? `，${data.unnoted} 次未阅` : ''}`}
      actions={<Button kind="primary" running={note.running} disabled={newest === undefined} reason={data !== undefined && data.unnoted === 0 ? '都已阅知' : null} onClick={() => void act()}>全部阅知</Button>}
      foot={data === undefined || data.total <= PAGE ? undefined : <><span>第 {offset + 1} 至 {offset + data.rows.length} 次</span><span>{offset === 0 ? null : <Button small onClick={() => setOffset(Math.max(0, offset - PAGE))}>较新的</Button>}　{offset + PAGE >= data.total ? null : <Button small onClick={() => setOffset(offset + PAGE)}>更早的</Button>}</span></>}
    >
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {note.failure === null ? null : <FailureNote failure={note.failure} />}
      <LooksTable rows={data?.rows} withSubject />
    </Page>
  );
}
