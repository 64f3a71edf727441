import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { read, useNow, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { span } from '#shared/rules/deadlines/lamp.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { Line, type OutboxRow } from './Line.tsx';
import { LogDrawer } from './LogDrawer.tsx';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import styles from './outbox.module.css';

const StickChoice = lazy(() => import('./StickChoice.tsx'));

/** 上报箱: each frozen revision's way to the city. Nothing is lost; delivery goes on by itself when the network is back. */
export default function OutboxScreen() {
  const here = Number(useParams()['id']) || null;
  const found = useRead('outbox.list', {});
  const [log, showLog] = useState<OutboxRow | null>(null);
  const [written, setWritten] = useState<OutputOf<'outbox.exportToFolder'>['folder']>(null);
  const [results, setResults] = useState<OutputOf<'outbox.importReceipts'>['results']>([]);
  const [held, setHeld] = useState<OutputOf<'outbox.reconcile'> | null>(null);
  const [picking, pickStick] = useState(false);
  const deliver = useRun('outbox.deliverNow');
  const toStick = useRun('outbox.exportToFolder');
  const choose = useRun('settings.chooseFiles');
  const take = useRun('outbox.importReceipts');
  const reconcile = useRun('outbox.reconcile');
  const { data } = found;
  const waiting = data?.lines.filter((row) => row.state === 'queued' || row.state === 'sending' || row.state === 'frozen').length ?? 0;
  const attention = data?.lines.filter((row) => row.state === 'needs-attention').length ?? 0;
  /** Where sticks are plugged in they are offered by their names, else the system's dialog asks. */
  const export_ = async (): Promise<void> => {
    const drives = await read('backups.drives', {}).then((found_) => found_.drives, () => []);
    if (drives.some((drive) => !drive.readOnly)) pickStick(true);
    else await exportTo(undefined);
  };
  const exportTo = async (folder: string | undefined): Promise<void> => {
    const done = await toStick.run(folder === undefined ? {} : { folder });
    if (done?.folder !== null && done !== undefined) { setWritten(done.folder); tell(`已导出 ${done.files} 个文件，写入后已核对`); }
  };
  const receipts = async (): Promise<void> => {
    const chosen = await choose.run({ title: '选择支队的回执文件', extensions: ['jws', 'txt', 'jose'], multiple: true });
    if (chosen === undefined || chosen.files.length === 0) return;
    const done = await take.run({ files: chosen.files });
    if (done !== undefined) setResults(done.results);
  };
  const compare = async (): Promise<void> => { const done = await reconcile.run({}); if (done !== undefined) setHeld(done); };
  const failures = [deliver, toStick, choose, take, reconcile].map((one) => one.failure).filter((one) => one !== null);
  return (
    <Page
      title="上报箱" summary={data === undefined ? null : <span>待发 {waiting}　须处理 {attention}</span>}
      actions={<>
        <Menu label="U 盘" items={[{ label: '导出到 U 盘', onChoose: () => void export_() }, { label: '装入回执', onChoose: () => void receipts() }]} />
        <Button running={reconcile.running} onClick={() => void compare()}>与支队对账</Button>
        <Button kind="primary" running={deliver.running} reason={waiting === 0 ? '没有待发的' : null} onClick={() => void deliver.run({})}>立即发送</Button>
      </>}
      strip={data === undefined ? undefined : <Network data={data} />}
    >
      {picking ? <Suspense fallback={null}><StickChoice onClose={() => pickStick(false)} onChoose={(folder) => { pickStick(false); void exportTo(folder); }} /></Suspense> : null}
      {failures.map((failure) => <FailureNote key={failure.code} failure={failure} />)}
      {data?.keyUnlocked === false ? <UnlockNote /> : null}
      {data !== undefined && (data.baseUrl === '' || !data.cityKeyPinned) ? <Note head="还没有连上支队" actions={<Link to={route.settings('city')}>去设置</Link>}>{data.baseUrl === '' ? '没有填支队网址。' : ''}{data.cityKeyPinned ? '' : '没有装入支队公钥，不能核验回执，因此不发送。'}没有网络时可以用 U 盘报送。</Note> : null}
      {written === null ? null : <WrittenNote file={written} onClose={() => setWritten(null)} />}
      {results.length === 0 ? null : <NoteKey head="装入回执" actions={<Button kind="link" onClick={() => setResults([])}>收起</Button>}>{results.map((one) => <div key={one.file}>{one.ok ? '✓' : '✕'} {one.file}　{one.text}</div>)}</NoteKey>}
      {held === null ? null : <NoteKey head="对账结果" actions={<Button kind="link" onClick={() => setHeld(null)}>收起</Button>}>两边一致 {held.matching} 版。{held.missingAtCity.length === 0 ? '' : `支队没有：${held.missingAtCity.join('、')}。`}{held.unknownHere.length === 0 ? '' : `支队有而本机没有：${held.unknownHere.join('、')}。`}</NoteKey>}
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={6} /> : null
        : data.lines.length === 0 ? <EmptyState ways={<Link to={route.reports()}>去月报</Link>}>上报箱是空的。批准月报后自动进来。</EmptyState>
          : data.lines.map((row) => <Line key={row.id} row={row} here={row.id === here} onLog={() => showLog(row)} />)}
      {log === null ? null : <LogDrawer row={data?.lines.find((row) => row.id === log.id) ?? log} onClose={() => showLog(null)} />}
    </Page>
  );
}

function Network({ data }: { readonly data: OutputOf<'outbox.list'> }) {
  const now = useNow(1_000);
  return (
    <div className={styles.network}>
      <span>网络 <b>{data.network === 'online' ? '已联网' : data.network === 'offline' ? '未联网' : '未设置'}</b></span>
      {data.offlineSince === null ? null : <span>断网 {span(now - data.offlineSince)}，恢复后 30 秒内自动续传</span>}
      {data.nextProbeAt === null ? null : <span>{Math.max(0, Math.ceil((data.nextProbeAt - now) / 1000))} 秒后再探</span>}
      <span>支队 {data.baseUrl === '' ? '未填网址' : data.baseUrl}</span>
      <span>支队公钥 {data.cityKeyPinned ? '已装入' : '未装入'}</span>
      <span>签名密钥 {data.keyUnlocked ? '已打开' : '未打开'}</span>
    </div>
  );
}
