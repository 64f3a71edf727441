import { useState, type ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { newJob, run, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from '../devices.module.css';
import { usbApart } from '../words.ts';
import { ForIt } from './ForIt.tsx';

type Desk = OutputOf<'devices.list'>;

const READER = '身份证读卡器';

/** What is plugged in and nobody has set up: ports, and USB devices that may be readers. One that is a reader is found by asking it. */
export function PortSection({ ports, usb }: { readonly ports: Desk['ports']; readonly usb: Desk['usb']['devices'] }) {
  const free = usb.filter((device) => device.takenBy === null);
  const count = ports.length + free.length;
  if (count === 0) return null;
  return (
    <Section title="未设置的设备" caption={`${count} 个`}>
      {free.map((device) => (
        <FreeLine
          key={device.place} name={device.name} tag={device.likely && device.name !== READER ? <Tag kind="blue">{READER}</Tag> : null} where={['USB', device.ids, usbApart(device)].filter((part) => part !== '').join('　')} place={`usb:${device.place}`} asking="正在问这台设备……"
          why={device.problem === null ? (device.likely ? '点“试一试”，答上来就设好了。' : '如果是身份证读卡器，点“试一试”；别的设备不用管。') : <><b>{device.problem.message}</b>{device.problem.todo} <ForIt words={device.problem} /></>}
        />
      ))}
      {ports.map((port) => (
        <FreeLine
          key={port.path} name={port.label === '' ? '串口设备' : port.label} where={`${port.path}${port.usbIds === '' ? '' : `　USB ${port.usbIds}`}`} place={`serial:${port.path}`} asking="正在试各种速率……"
          why="如果是身份证读卡器，点“试一试”；如果是小票打印机，请用“添加打印机”。"
        />
      ))}
    </Section>
  );
}

interface LineProps { readonly name: string; readonly tag?: ReactNode; readonly where: string; readonly place: string; readonly why: ReactNode; readonly asking: string }

function FreeLine({ name, tag = null, where, place, why, asking }: LineProps) {
  const attempt = useRun('devices.tryPort');
  const [job, setJob] = useState<string | null>(null);
  const start = async (): Promise<void> => {
    const own = newJob();
    setJob(own);
    const done = await attempt.run({ place, job: own });
    setJob(null);
    if (done !== undefined) tell(done.words);
  };
  return (
    <article aria-label={`${name} ${where}`}>
      <div className={styles.line}>
        <div><div className={styles.name}>{name} {tag}</div><div className={styles.place}>{where}</div></div>
        <div className={styles.state}>未设置</div>
        <div className={styles.why}>{why}</div>
        <div className={styles.steps}>{job === null ? <Button small onClick={() => void start()}>试一试</Button> : <><span className={styles.waiting}>{asking}</span><Button small onClick={() => void run('devices.cancel', { job }).catch(() => undefined)}>取消</Button></>}</div>
      </div>
      {attempt.failure === null || attempt.failure.code === 'devices.cancelled' ? null : <FailureNote failure={attempt.failure} />}
    </article>
  );
}
