import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { newJob, run, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from '../devices.module.css';

type Port = OutputOf<'devices.list'>['ports'][number];

/** Ports with something on them that nobody has set up; a reader on one of them is found by asking at every speed. */
export function PortSection({ ports }: { readonly ports: readonly Port[] }) {
  if (ports.length === 0) return null;
  return <Section title="未设置的端口" caption={`${ports.length} 个`}>{ports.map((port) => <PortLine key={port.path} port={port} />)}</Section>;
}

function PortLine({ port }: { readonly port: Port }) {
  const attempt = useRun('devices.tryPort');
  const [job, setJob] = useState<string | null>(null);
  const start = async (): Promise<void> => {
    const own = newJob();
    setJob(own);
    const done = await attempt.run({ path: port.path, job: own });
    setJob(null);
    if (done !== undefined) tell(done.words);
  };
  return (
    <article aria-label={port.path}>
      <div className={styles.line}>
        <div><div className={styles.name}>{port.label === '' ? '串口设备' : port.label}</div><div className={styles.place}>{port.path}{port.usbIds === '' ? '' : `　USB ${port.usbIds}`}</div></div>
        <div className={styles.state}>未设置</div>
        <div className={styles.why}>如果是身份证读卡器，点“试一试”；如果是小票打印机，请用“添加打印机”。</div>
        <div className={styles.steps}>{job === null ? <Button small onClick={() => void start()}>试一试</Button> : <><span className={styles.waiting}>正在试各种速率……</span><Button small onClick={() => void run('devices.cancel', { job }).catch(() => undefined)}>取消</Button></>}</div>
      </div>
      {attempt.failure === null || attempt.failure.code === 'devices.cancelled' ? null : <FailureNote failure={attempt.failure} />}
    </article>
  );
}
