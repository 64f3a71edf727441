import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { NO_WORDS, tidyWords } from '#renderer/areas/identities/LookFields.tsx';
import { LookFrame } from '#renderer/areas/identities/LookFrame.tsx';
import { ShownFacts } from '#renderer/areas/identities/ShownFacts.tsx';
import { useRun } from '#renderer/bridge/index.ts';
import { tell } from '#renderer/ui/tell.ts';

/** Asks why, shows the party with the dispute and what was agreed, and takes it away again. */
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
  const body = seen === null ? null : (
    <ShownFacts
      pseudonym={seen.pseudonym} seconds={seen.seconds} onGone={() => { close(); tell('身份已收起'); }}
      facts={[['姓名', seen.name], ['电话', seen.phone], ['证件号', seen.idNo], ['住址', seen.address], ['纠纷情况', seen.dispute], ['协议内容', seen.agreement]]}
    />
  );
  return (
    <LookFrame
      title="查看当事人和纠纷" act="查看" confirm="" words={words} onWords={setWords} running={look.running} failure={look.failure} onAct={() => void act()} onClose={close}
      shown={body === null ? null : { title: '当事人和纠纷', width: 520, body }}
    >
      姓名、电话、纠纷情况和协议内容只显示一会儿，到时自动收起。您的姓名、时间和理由记入日志，大队长马上能看到。
    </LookFrame>
  );
}
