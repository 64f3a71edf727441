import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { SalvageResult } from '#renderer/areas/backups/SalvageResult.tsx';
import { failureOf, run, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { folderOf, wordsOf, type StartProblem } from './failedWords.ts';
import { OpeningFailure } from './OpeningFailure.tsx';
import { Recent } from './Recent.tsx';
import styles from './start.module.css';
import { useOpenFolder } from './useOpenFolder.ts';

const TakeOverDialog = lazy(() => import('./TakeOverDialog.tsx'));
const RestoreDialog = lazy(() => import('./RestoreDialog.tsx'));

interface Props {
  readonly problem: StartProblem;
  readonly recent: readonly string[];
  readonly onNew: () => void;
  readonly onArrive: () => void;
}

function Way({ title, children, act }: { readonly title: string; readonly children: ReactNode; readonly act: ReactNode }) {
  return <div className={styles.way}><div><b>{title}</b><span>{children}</span></div>{act}</div>;
}

/** The ledger could not be opened: what and where, why, and the ways out of this very cause. Nothing is deleted by any of them. */
export function FailedStart({ problem, recent, onNew, onArrive }: Props) {
  const { title, retry, fresh } = wordsOf(problem);
  const folder = folderOf(problem);
  const opening = useOpenFolder();
  const salvage = useRun('backups.salvage');
  const [salvaged, setSalvaged] = useState<OutputOf<'backups.salvage'> | null>(null);
  const rescue = async (): Promise<void> => { const done = await salvage.run({ folder }); if (done !== undefined) setSalvaged(done); };
  const report = useRun('settings.writeProblemReport');
  const [restoring, setRestoring] = useState(false);
  const [taking, take] = useState(false);
  const [told, setTold] = useState('');
  const quit = (): void => void run('settings.quit', {}).catch((error: unknown) => setTold(failureOf(error).message));
  const write = async (): Promise<void> => {
    const done = await report.run({ note: `${problem.code} ${problem.message}`.slice(0, 2000) });
    if (done !== undefined) setTold(done.file === null ? '没有导出。' : `已导出：${done.file.name}`);
  };
  return (
    <div className={styles.page} role="alert">
      <h1>{title}</h1>
      <p className={styles.lead}>{problem.message}{problem.todo}</p>
      <div className={styles.path}>{problem.path}</div>
      <div className={styles.ways}>
        {problem.backup === null ? null : (
          <Way title="换上最近的备份" act={<Button kind="primary" onClick={() => setRestoring(true)}>换上最近的备份…</Button>}>备份于 <DateText at={problem.backup.at} />。现有文件另存在同一文件夹，不会删除。</Way>
        )}
        {problem.code === 'used-elsewhere' ? <Way title="接管" act={<Button onClick={() => take(true)}>接管…</Button>}>那台电脑已关机、坏了或不再使用时，由本机接着使用。</Way> : null}
        {retry === null ? null : <Way title="重试" act={<Button kind={problem.backup === null ? 'primary' : 'plain'} running={opening.running} onClick={() => opening.open(folder)}>重试</Button>}>{retry}</Way>}
        <Way title="另选文件夹" act={<Button disabled={opening.running} onClick={opening.chooseAndOpen}>另选文件夹…</Button>}>台账在别处时，打开那里的台账。</Way>
        {problem.code === 'ledger-damaged' ? <Way title="抢救" act={<Button running={salvage.running} onClick={() => void rescue()}>列出能抢救的内容</Button>}>逐条读出备份里没有的记录，写成清单供重新录入。损坏的文件不动。</Way> : null}
        <Way title="从 U 盘备份恢复" act={<Button disabled={opening.running} onClick={onArrive}>从 U 盘备份恢复…</Button>}>把加密备份包里的台账恢复到另一个空文件夹，原来的文件夹不动。</Way>
        {fresh ? <Way title="新建台账" act={<Button onClick={onNew}>新建台账…</Button>}>从空台账开始，原来的文件夹不动。</Way> : null}
        <Way title="导出问题报告" act={<Button running={report.running} onClick={() => void write()}>导出…</Button>}>交给维护人员。报告不含单位和个人资料。</Way>
        <Way title="退出" act={<Button onClick={quit}>退出</Button>}>什么也不改。</Way>
      </div>
      <div className={styles.notes}>
        <OpeningFailure failure={opening.failure} />
        {salvage.failure === null ? null : <FailureNote failure={salvage.failure} />}
        {salvaged === null ? null : <SalvageResult result={salvaged} onClose={() => setSalvaged(null)} />}
        {report.failure === null ? null : <FailureNote failure={report.failure} />}
        {told === '' ? null : <Note>{told}</Note>}
      </div>
      <Recent folders={recent.filter((one) => one !== folder)} onOpen={opening.open} running={opening.running} />
      {taking ? <Suspense fallback={null}><TakeOverDialog folder={folder} onClose={() => take(false)} /></Suspense> : null}
      {restoring && problem.backup !== null ? <Suspense fallback={null}><RestoreDialog folder={folder} backup={problem.backup} onClose={() => setRestoring(false)} /></Suspense> : null}
    </div>
  );
}
