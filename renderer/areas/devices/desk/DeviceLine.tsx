import { useState, type ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { newJob, run, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Menu, type MenuItem } from '#renderer/ui/Menu.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { STATE_WORDS } from '../words.ts';
import styles from '../devices.module.css';
import { ForIt } from './ForIt.tsx';
import { RenameDialog } from './RenameDialog.tsx';

type Device = OutputOf<'devices.list'>['readers'][number] | OutputOf<'devices.list'>['printers'][number];

/** One device: name, place, driver, state, the last error in words, and its test. */
export function DeviceLine({ device, testWords, only, more = [], children }: { readonly device: Device; readonly testWords: string; readonly only: boolean; readonly more?: readonly MenuItem[]; readonly children?: ReactNode }) {
  const test = useRun('devices.test');
  const change = useRun('devices.configure');
  const [job, setJob] = useState<string | null>(null);
  const there = device.state !== 'missing';
  const [said, setSaid] = useState('');
  const [testedThere, setTestedThere] = useState(there);
  const [asking, ask] = useState<'remove' | 'rename' | null>(null);
  const start = async (): Promise<void> => {
    const own = newJob();
    setJob(own);
    setTestedThere(there);
    setSaid('');
    const done = await test.run({ id: device.id, job: own });
    setJob(null);
    if (done !== undefined) setSaid(done.words);
  };
  const configure = async (what: Parameters<typeof change.run>[0], words: string): Promise<void> => {
    if ((await change.run(what)) === undefined) return;
    ask(null);
    tell(words);
  };
  // What a test said of a device belongs to the time before it came or went.
  const failure = test.failure === null || test.failure.code === 'devices.cancelled' || testedThere !== there ? null : test.failure;
  const items: MenuItem[] = [
    ...more,
    ...(device.isDefault || only ? [] : [{ label: '设为常用', onChoose: () => void configure({ do: 'makeDefault', id: device.id }, `常用的是 ${device.label}`) }]),
    { label: '改名', onChoose: () => ask('rename') },
    { label: '删除', onChoose: () => ask('remove') },
  ];
  const error = device.lastError;
  return (
    <article aria-label={device.label}>
      <div className={styles.line}>
        <div>
          <div className={styles.name}>{device.label} {device.isDefault && !only ? <Tag kind="blue">常用</Tag> : null}</div>
          <div className={styles.place}>{device.place}</div>
        </div>
        <div>
          <div className={styles.state} data-state={device.state}>{STATE_WORDS[device.state]}</div>
          <div className={styles.why}>{device.driver}{device.detail === '' ? '' : `，${device.detail}`}</div>
        </div>
        <div className={styles.why}>
          {device.state === 'missing' ? <><b>没有接上。</b>请检查连接线和电源；接上后会自动恢复。</> : error === null ? null : <><b>{error.message}</b>{error.todo}{error.code === 'devices.usbForbidden' ? <> <ForIt words={error} /></> : null}　<DateText at={error.at} /></>}
          {said === '' || testedThere !== there ? null : <div role="status">{said}</div>}
          {device.state === 'missing' || error !== null || device.lastGoodAt === null || said !== '' ? null : <>上次正常 <DateText at={device.lastGoodAt} /></>}
          {children}
        </div>
        <div className={styles.steps}>
          {job === null ? <Button small onClick={() => void start()}>{testWords}</Button> : <><span className={styles.waiting}>正在测试……</span><Button small onClick={() => void run('devices.cancel', { job }).catch(() => undefined)}>取消</Button></>}
          <Menu small label="更多" items={items} />
        </div>
      </div>
      {failure === null ? null : <FailureNote failure={failure} again={() => void start()} />}
      {change.failure === null || asking !== null ? null : <FailureNote failure={change.failure} />}
      {asking === 'rename' ? <RenameDialog label={device.label} running={change.running} failure={change.failure} onClose={() => ask(null)} onAct={(label) => void configure({ do: 'rename', id: device.id, label }, '已改名')} /> : null}
      {asking === 'remove' ? (
        <ConfirmDialog title={`删除 ${device.label}？`} act="删除" safe="不删除" running={change.running} failure={change.failure} onSafe={() => ask(null)} onAct={() => void configure({ do: 'remove', id: device.id }, `已删除 ${device.label}`)}>
          只从这台电脑的设置里删除，以后可以重新添加。
        </ConfirmDialog>
      ) : null}
    </article>
  );
}
