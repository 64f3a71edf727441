import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { PreviewScreen } from '../preview/PreviewScreen.tsx';
import { remove, useQueue, write } from '../queue.ts';
import { Batches } from './Batches.tsx';
import { DropArea } from './DropArea.tsx';
import { GridQueue } from './GridQueue.tsx';
import { KindsHelp } from './KindsHelp.tsx';
import { QueueItem } from './QueueItem.tsx';

/** 数据导入: drop files, see what each would do, write; below it what was written before. */
export default function DeskScreen() {
  const here = Number(useParams()['batch']) || null;
  const queue = useQueue();
  const [shown, show] = useState<string | null>(null);
  const waiting = useRead('imports.waiting', { offset: 0, limit: 1 }).data?.total ?? 0;
  const open = queue.find((item) => item.key === shown && item.preview !== null);
  if (open !== undefined) return <PreviewScreen key={open.key} item={open} onBack={() => show(null)} />;
  const ready = queue.filter((item) => item.state === 'previewed' && item.preview !== null && item.preview.counts.created + item.preview.counts.changed + item.preview.counts.unmatched > 0);
  const done = queue.filter((item) => item.state === 'written');
  const writeAll = async (): Promise<void> => { for (const item of ready) await write(item.key, []); };
  return (
    <Page
      title="数据导入" summary={waiting === 0 ? null : <Link to={route.waitingRows()}>{waiting} 行待匹配</Link>}
      actions={<>{done.length < 2 ? null : <Button onClick={() => { for (const item of done) remove(item.key); }}>收起已写入</Button>}{ready.length < 2 ? null : <Button kind="primary" onClick={() => void writeAll()}>全部写入（{ready.length} 个文件）</Button>}</>}
      railLabel="表头说明" rail={<KindsHelp />}
    >
      <DropArea>
        {queue.length === 0 ? null : <Section title="本次文件" caption={`${queue.length} 个`}>{queue.map((item) => <QueueItem key={item.key} item={item} onOpen={() => show(item.key)} />)}</Section>}
      </DropArea>
      <GridQueue />
      <Batches here={here} />
    </Page>
  );
}
