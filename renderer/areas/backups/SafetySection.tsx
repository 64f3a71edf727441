import { lazy, Suspense, useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import styles from './backups.module.css';
import { SalvageResult } from './SalvageResult.tsx';
import { SecondPlaceBlock } from './SecondPlaceBlock.tsx';
import { sizeWord, whyWord } from './words.ts';

const PreviewDialog = lazy(() => import('./PreviewDialog.tsx'));
const StickDialog = lazy(() => import('./StickDialog.tsx'));
const FromStickDialog = lazy(() => import('./FromStickDialog.tsx'));

type Source = InputOf<'backups.preview'>['source'];
type Line = OutputOf<'backups.overview'>['backups'][number];
const SHOWN = 8;
const stateWord: Readonly<Record<Line['state'], string>> = { made: '✓ 做好时已核对', good: '✓ 完好', bad: '✕ 已损坏，不能用' };

/** 数据安全: backups, the second place, sticks, restoring and its undo. */
export function SafetySection() {
  const found = useRead('backups.overview', {});
  const may = useMay();
  const backup = useRun('settings.backupNow');
  const check = useRun('backups.check');
  const [source, setSource] = useState<Source | null>(null);
  const [dialog, setDialog] = useState<'to' | 'from' | 'move' | null>(null);
  const [made, setMade] = useState<OutputOf<'backups.toStick'> | null>(null);
  const salvage = useRun('backups.salvageAside');
  const [salvaged, setSalvaged] = useState<OutputOf<'backups.salvageAside'> | null>(null);
  const [all, setAll] = useState(false);
  const { data } = found;
  if (found.failure !== null) return <FailureNote failure={found.failure} again={found.again} />;
  if (data === undefined) return <LoadingLines lines={10} />;
  const reason = may('backups.restore') ? null : '由系统管理员办理';
  const now = async (): Promise<void> => { const done = await backup.run({}); if (done !== undefined) tell(`已备份 ${done.name}`); };
  const rescue = async (): Promise<void> => { const done = await salvage.run({}); if (done !== undefined) setSalvaged(done); };
  const look = async (name: string): Promise<void> => { const done = await check.run({ name }); if (done !== undefined) tell(done.ok ? '这份备份完好' : '这份备份已损坏'); };
  return (
    <>
      {data.undo === null ? null : <Note head="恢复过备份" actions={<Button disabled={reason !== null} onClick={() => setSource({ kind: 'undo' })}>撤销恢复…</Button>}><DateText at={data.undo.at} /> 恢复了 {data.undo.from}。替换下来的台账还在，可以换回。</Note>}
      {data.damaged === null || salvaged !== null ? null : <Note head="台账损坏过，换上了备份" actions={<Button running={salvage.running} disabled={reason !== null} onClick={() => void rescue()}>列出能抢救的内容</Button>}>损坏的文件还在 {data.damaged}，可以逐条读出现在的台账里没有的记录。</Note>}
      {salvaged === null ? null : <SalvageResult result={salvaged} onClose={() => setSalvaged(null)} />}
      {[backup.failure, check.failure, salvage.failure].map((failure) => (failure === null ? null : <FailureNote key={failure.code} failure={failure} />))}
      <Section title="备份" caption={`${data.backups.length} 份，在台账文件夹的 backups`} bare more={<Button small running={backup.running} reason={reason} onClick={() => void now()}>现在备份</Button>}>
        <PlainTable
          label="备份" rows={all ? data.backups : data.backups.slice(0, SHOWN)} rowKey={(row) => row.name} mutedRow={(row) => row.state === 'bad'} empty={<EmptyState>还没有备份。打开台账几分钟后自动做第一份，也可以现在备份。</EmptyState>}
          columns={[
            { key: 'at', head: '时间', width: 130, cell: (row) => <DateText at={row.at} /> }, { key: 'why', head: '原因', width: 130, grow: 1, cell: (row) => whyWord(row.why) }, { key: 'size', head: '大小', width: 90, align: 'right', cell: (row) => sizeWord(row.size) },
            { key: 'state', head: '核对', width: 220, grow: 1, from: 640, cell: (row) => <>{stateWord[row.state]}　<DateText at={row.checkedAt} /></> },
            { key: 'act', head: '', width: 140, align: 'right', cell: (row) => <span className={styles.ways}><Button kind="link" disabled={reason !== null || check.running} label={`核对 ${row.name}`} onClick={() => void look(row.name)}>核对</Button>{row.state === 'bad' ? null : <Button kind="link" disabled={reason !== null} label={`恢复 ${row.name}`} onClick={() => setSource({ kind: 'backup', name: row.name })}>恢复…</Button>}</span> },
          ]}
        />
        {data.backups.length > SHOWN && !all ? <Button kind="link" onClick={() => setAll(true)}>更早的 {data.backups.length - SHOWN} 份</Button> : null}
        <p>每天自动备份，升级、换版本和恢复之前另做一份；旧的按日、周、月逐步减少。</p>
      </Section>
      <SecondPlaceBlock overview={data} reason={reason} />
      <Section title="U 盘" caption="加密，用恢复口令打开" more={<span className={styles.ways}><Button small reason={reason} onClick={() => setDialog('to')}>备份到 U 盘…</Button><Button small disabled={reason !== null} onClick={() => setDialog('from')}>从 U 盘恢复…</Button></span>}>
        {made === null ? <p>每月至少做一次，与恢复口令分开存放。重装系统或换电脑后，在首次打开的页面也能用它恢复。</p> : <><p>已写好并读回核对，共 {made.files} 个文件，{sizeWord(made.size)}。可以安全拔出。</p><WrittenNote file={made.file} onClose={() => setMade(null)} /></>}
      </Section>
      <Section title="搬到新电脑" caption={data.moved === null ? undefined : '已搬走，本机只供查看'} more={data.moved === null ? <Button small reason={reason} onClick={() => setDialog('move')}>开始搬家…</Button> : null}>
        <p>一、在这里写出搬家文件（加密，放 U 盘）；二、到新电脑首次打开本软件，从它恢复；三、核对无误后使用新电脑，并重新指定第二备份处。没有用起来的，可以在本机改回。</p>
      </Section>
      <Suspense fallback={null}>
        {source === null ? null : <PreviewDialog source={source} onClose={() => setSource(null)} />}
        {dialog === 'to' || dialog === 'move' ? <StickDialog purpose={dialog === 'to' ? 'backup' : 'move'} onClose={() => setDialog(null)} onMade={(done) => { setDialog(null); setMade(done); }} /> : null}
        {dialog === 'from' ? <FromStickDialog onClose={() => setDialog(null)} onReady={(file, passphrase) => { setDialog(null); setSource({ kind: 'package', file, passphrase }); }} /> : null}
      </Suspense>
    </>
  );
}
