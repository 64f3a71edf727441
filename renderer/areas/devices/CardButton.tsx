import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { newJob, now, run, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { takeScans } from '#renderer/app/scan/scans.ts';
import { fromKeyboard, fromReader, type CardRead } from './card.ts';
import styles from './devices.module.css';

interface Props {
  /** Called with a card that passed all its checks; the form fills itself and locks the fields that came from it. */
  readonly onCard: (card: CardRead) => void;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly primary?: boolean;
  readonly autoFocus?: boolean;
}

const WAIT_SECONDS = 20;

/**
 * 读身份证: waits for a card on the reader, hands its fields to the form, and says in words what went wrong. While it is on the screen it also takes what a
 * keyboard reader types, wherever the cursor stands.
 */
export function CardButton({ onCard, label = '读身份证', disabled = false, primary = false, autoFocus = false }: Props) {
  const reading = useRun('devices.readCard');
  const [job, setJob] = useState<string | null>(null);
  const [told, setTold] = useState<{ readonly warnings: readonly string[]; readonly wrong: string }>({ warnings: [], wrong: '' });
  const waiting = useRef<string | null>(null);

  const take = (card: CardRead): void => {
    setTold({ warnings: card.warnings.map(({ words }) => words), wrong: '' });
    onCard(card);
  };
  const read = async (): Promise<void> => {
    const own = newJob();
    setJob(own);
    waiting.current = own;
    setTold({ warnings: [], wrong: '' });
    const done = await reading.run({ job: own, reader: null, waitSeconds: WAIT_SECONDS });
    waiting.current = null;
    setJob(null);
    if (done !== undefined) take(fromReader(done));
  };
  const cancel = (): void => {
    if (waiting.current !== null) void run('devices.cancel', { job: waiting.current }).catch(() => undefined);
  };
  const typed = useEffectEvent((line: string): boolean => {
    if (disabled) return false;
    const card = fromKeyboard(line, shanghaiDay(now()));
    if (card === null) return false;
    cancel();
    reading.clear();
    if ('wrong' in card) setTold({ warnings: [], wrong: card.wrong });
    else take(card);
    return true;
  });
  useEffect(() => takeScans((line) => typed(line)), []);
  // Who leaves the form waits for no card any more.
  useEffect(() => () => cancel(), []);

  const failure = reading.failure?.code === 'devices.cancelled' ? null : reading.failure;
  return (
    <div className={styles.card}>
      <div className={styles.cardRow}>
        {job === null ? <Button kind={primary ? 'primary' : 'plain'} disabled={disabled} autoFocus={autoFocus} onClick={() => void read()}>{label}</Button> : (
          <>
            <span className={styles.waiting} role="status">请把证件平放在读卡器上……</span>
            <Button onClick={cancel}>取消</Button>
          </>
        )}
      </div>
      {failure === null ? null : <FailureNote failure={failure} again={() => void read()}><Link to={route.devices()}>查看设备</Link></FailureNote>}
      {told.wrong === '' ? null : <NoteKey alert head={`读到的证件没有采用：${told.wrong}。`}>请重新刷一次；仍不符时请当面核对证件，改为手工录入。</NoteKey>}
      {told.warnings.length === 0 ? null : <NoteKey alert head={`${told.warnings.join('；')}。`}>内容已经填好；请当面核对证件后再继续。</NoteKey>}
    </div>
  );
}
