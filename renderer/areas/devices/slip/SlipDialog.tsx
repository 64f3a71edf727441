import { useState } from 'react';
import { Link } from 'react-router';
import type { InputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { OfficeNote } from '#renderer/areas/settings/OfficeNote.tsx';
import { JOB_WORDS, OUTCOME_WORDS } from '../words.ts';
import styles from '../devices.module.css';
import { SlipPreview } from './SlipPreview.tsx';

const COPIES = ['1', '2', '3'] as const;

/** A slip before it is printed, as it will come out, with the printer and the copies; and what became of it. */
export function SlipDialog({ of, onClose }: { readonly of: InputOf<'devices.printSlip'>['of']; readonly onClose: () => void }) {
  const desk = useRead('devices.list', {});
  const queue = useRead('devices.queue', {});
  const print = useRun('devices.printSlip');
  const [chosen, choose] = useState<string | null>(null);
  const [copies, setCopies] = useState<(typeof COPIES)[number]>('1');
  const [jobId, setJobId] = useState<string | null>(null);
  const printers = desk.data?.printers ?? [];
  const printer = printers.find((one) => one.id === chosen) ?? printers.find((one) => one.isDefault) ?? printers[0];
  const width = printer?.width ?? 58;
  const found = useRead('devices.slip', { of, width }, { keep: true, enabled: jobId === null });
  const { data } = found;
  const job = queue.data?.jobs.find((one) => one.id === jobId);
  const unfit = data !== undefined && printer !== undefined && !data.widths.includes(width) ? `${data.title}用 ${data.widths.join('、')} 毫米纸` : null;
  const act = async (): Promise<void> => {
    const done = await print.run({ of, printer: printer?.id ?? null, copies: Number(copies) });
    if (done === undefined) return;
    setJobId(done.job.id);
    tell(`${done.job.title}已送往 ${done.job.printer}`);
  };
  const last = data?.printed[0];
  return (
    <Dialog
      title={data === undefined ? '打印小票' : `打印${data.title}`} onClose={onClose} closable={!print.running} width={620}
      footer={jobId === null
        ? <><Button onClick={onClose} disabled={print.running}>取消</Button><Button kind="primary" running={print.running} disabled={data === undefined} reason={printer === undefined ? '还没有小票打印机' : unfit} onClick={() => void act()} autoFocus>打印</Button></>
        : <Button kind="primary" onClick={onClose} autoFocus>关闭</Button>}
    >
      {desk.data !== undefined && printers.length === 0 ? <Note head="还没有小票打印机" actions={<Link to={route.devices()} onClick={onClose}>去设备</Link>}>在“设备”里添加一台，以后就能直接打印。</Note> : null}
      {of.slip === 'S03' || of.slip === 'S04' ? <OfficeNote /> : null}
      {printers.length === 0 ? null : (
        <FieldRow columns="1fr 120px">
          <Field label="打印机">{(control) => <SelectInput {...control} value={printer?.id ?? null} onChange={choose} disabled={jobId !== null} choices={printers.map((one) => ({ value: one.id, label: `${one.label}　${one.width} 毫米` }))} />}</Field>
          <Field label="份数">{(control) => <SelectInput {...control} value={copies} onChange={setCopies} disabled={jobId !== null} choices={COPIES.map((one) => ({ value: one, label: `${one} 份` }))} />}</Field>
        </FieldRow>
      )}
      {printer?.state === 'missing' && jobId === null ? <NoteKey head={`${printer.label}没有接上。`}>可以先点打印，打印机接上后会自动打出，只打一次。</NoteKey> : null}
      {last === undefined || jobId !== null ? null : <NoteKey head="这张已经打印过">上次 <DateText at={last.at} />，{OUTCOME_WORDS[last.outcome]}。再打会注明“补打”。</NoteKey>}
      {job === undefined ? null : <NoteKey head={`${JOB_WORDS[job.state]}${job.state === 'printed' && !job.confirmed ? '，打印机没有回答，请看纸上是否打全' : ''}`}>{job.message === '' ? `${job.printer}，${job.copies} 份` : `${job.message}${job.state === 'waiting' ? '打印机好了会自动打印；也可以在“设备”里处理。' : job.todo}`}</NoteKey>}
      {print.failure === null ? null : <FailureNote failure={print.failure} />}
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={8} /> : null : <div className={styles.preview}><SlipPreview lines={data.lines} width={data.widths.includes(width) ? width : (data.widths[0] ?? width)} /></div>}
    </Dialog>
  );
}

export default SlipDialog;
