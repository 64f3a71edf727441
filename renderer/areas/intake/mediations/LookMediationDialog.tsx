import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { LookFields, NO_WORDS, tidyWords, wordsGiven } from '#renderer/areas/identities/LookFields.tsx';
import { ShownFacts } from '#renderer/areas/identities/ShownFacts.tsx';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** Asks why, shows the party with the dispute and what was agreed, and takes it away again. It lives in this dialog only. */
export function LookMediationDialog({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const look = useRun('intake.lookMediation');
  const [words, setWords] = useState(NO_WORDS);
  const [seen, setSeen] = useState<OutputOf<'intake.lookMediation'> | null>(null);
  const act = async (): Promise<void> => {
    const shown = await look.run({ id, reason: tidyWords(words).reason });
    if (shown !== undefined) setSeen(shown);
  };
  const close = (): void => {
    setSeen(null);
    onClose();
  };
  if (seen !== null) {
    return (
      <Dialog title="当事人和纠纷" width={520} onClose={close} footer={<Button kind="primary" onClick={close} autoFocus>看完了</Button>}>
        <ShownFacts
          pseudonym={seen.pseudonym} seconds={seen.seconds} onGone={() => { close(); tell('身份已收起'); }}
          facts={[['姓名', seen.name], ['电话', seen.phone], ['证件号', seen.idNo], ['住址', seen.address], ['纠纷情况', seen.dispute], ['协议内容', seen.agreement]]}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="查看当事人和纠纷" onClose={onClose} closable={!look.running}
      footer={<><Button onClick={onClose} disabled={look.running}>取消</Button><Button kind="primary" running={look.running} disabled={!wordsGiven(words, '')} onClick={() => void act()}>查看</Button></>}
    >
      <p>姓名、电话、纠纷情况和协议内容只显示一会儿，到时自动收起。您的姓名、时间和理由记入日志，大队长马上能看到。</p>
      <LookFields words={words} confirm="" onChange={setWords} autoFocus />
      {look.failure === null ? null : <FailureNote failure={look.failure} />}
    </Dialog>
  );
}
