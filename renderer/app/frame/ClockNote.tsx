import { useState } from 'react';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';

/** Across every screen while the PC's clock stands before the newest record: nothing can be written until one of both is put right. */
export function ClockNote() {
  const status = useRead('settings.status', {});
  const confirm = useRun('settings.confirmClock');
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const newest = status.data?.clockBehind ?? null;
  if (newest === null) return null;
  return (
    <>
      <NoteKey
        alert head="电脑时间不对，暂不能写入。"
        actions={may('settings.confirmClock') ? <Button onClick={() => setAsking(true)}>现在的时间是对的…</Button> : null}
      >
        台账里最后一条记录写于 {shanghaiMinute(newest)}，电脑现在的时间比它早。请先校准 Windows 或系统的日期和时间；查阅不受影响。
      </NoteKey>
      {asking ? (
        <ReasonDialog
          title="确认现在的时间" act="确认时间无误" running={confirm.running} failure={confirm.failure}
          onClose={() => setAsking(false)} onAct={(reason) => { void confirm.run({ reason }).then((done) => { if (done !== undefined) setAsking(false); }); }}
        >
          <p>只有先前的电脑时间快了、现在已经校准时，才作此确认。已写的记录和时间都不改动，日志中会写明这次确认。</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
