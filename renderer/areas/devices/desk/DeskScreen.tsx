import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { run, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { LogDrawer } from './LogDrawer.tsx';
import { OfficeSection } from './OfficeSection.tsx';
import { PortSection } from './PortSection.tsx';
import { PrinterSection } from './PrinterSection.tsx';
import { QueueSection } from './QueueSection.tsx';
import { ReaderSection } from './ReaderSection.tsx';

const LOOK_EVERY_MS = 5000;

/** 设备: everything that hangs on this PC, how it is, and what is the matter with it; settings of this PC, not of the ledger. */
export default function DeskScreen() {
  const found = useRead('devices.list', {});
  const [log, showLog] = useState(false);
  const [params] = useSearchParams();
  const queue = useRef<HTMLDivElement>(null);
  // Printers on the network are asked while somebody looks; what is plugged in tells by itself.
  useEffect(() => {
    const look = (): void => void run('devices.look', {}).catch(() => undefined);
    look();
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  const { data } = found;
  const atQueue = params.get('show') === 'queue' && data !== undefined;
  useEffect(() => {
    if (!atQueue) return;
    queue.current?.scrollIntoView({ block: 'start' });
    queue.current?.focus({ preventScroll: true });
  }, [atQueue, params]);
  const here = data === undefined ? 0 : [...data.readers, ...data.printers].filter((one) => one.state !== 'missing' && one.state !== 'trouble').length;
  return (
    <Page
      title="设备" summary={data === undefined ? null : <span>{data.readers.length + data.printers.length === 0 ? '还没有设置设备' : `${here} 台可用，共 ${data.readers.length + data.printers.length} 台`}　只在这台电脑上有效</span>}
      actions={<Button onClick={() => showLog(true)}>设备日志</Button>}
    >
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={8} /> : null : (
        <>
          <ReaderSection desk={data} />
          <PortSection ports={data.ports} usb={data.usb.devices} />
          <PrinterSection desk={data} />
          <div ref={queue} tabIndex={-1}><QueueSection /></div>
          <OfficeSection paper={data.paper} />
        </>
      )}
      {log ? <LogDrawer onClose={() => showLog(false)} /> : null}
    </Page>
  );
}
