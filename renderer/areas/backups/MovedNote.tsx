import { lazy, Suspense, useState } from 'react';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';

const ReasonDialog = lazy(() => import('#renderer/ui/dialog/ReasonDialog.tsx').then(({ ReasonDialog: dialog }) => ({ default: dialog })));

/** Across every screen of a ledger that went to a new PC: it is only read here, with the way back. */
export function MovedNote() {
  const moved = useRead('backups.overview', {}).data?.moved ?? null;
  const cancel = useRun('backups.cancelMove');
  const may = useMay();
  const [asking, ask] = useState(false);
  if (moved === null) return null;
  const act = async (reason: string): Promise<void> => { if ((await cancel.run({ reason })) !== undefined) ask(false); };
  return (
    <>
      <NoteKey alert head="这份台账已搬到新电脑，本机只供查看。" actions={may('backups.cancelMove') ? <Button onClick={() => ask(true)}>不搬了，在本机继续…</Button> : null}>
        <DateText at={moved.at} /> 写出了 {moved.name}。请在新电脑上操作。
      </NoteKey>
      {asking ? (
        <Suspense fallback={null}>
          <ReasonDialog title="不搬了，在本机继续使用？" act="在本机继续" running={cancel.running} failure={cancel.failure} onClose={() => ask(false)} onAct={(reason) => void act(reason)}>
            <p>只有新电脑上没有用起来时才这样做。两台电脑各写各的，记录不能合并。请把搬家文件 {moved.name} 销毁。之后需要重新登录。</p>
          </ReasonDialog>
        </Suspense>
      ) : null}
    </>
  );
}
