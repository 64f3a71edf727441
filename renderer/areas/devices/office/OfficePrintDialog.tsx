import { useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { countOf } from '#renderer/ui/form/money.ts';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { tell } from '#renderer/ui/tell.ts';

interface Props {
  readonly title?: string;
  /** Which of this PC's choices applies. */
  readonly profile: keyof OutputOf<'devices.list'>['paper'];
  /** The record whose earlier prints are shown; null: it has none yet. */
  readonly subject: InputOf<'devices.printed'> | null;
  /** Prints; undefined when it failed (`failure` says why). */
  readonly print: (printer: string | null, copies: number) => Promise<{ readonly outcome: 'queued' | 'cancelled' } | undefined>;
  readonly running: boolean;
  readonly failure: Failure | null;
  readonly onClose: () => void;
}

/** A printer's name cannot be empty, so this one stands for the system's own dialog. */
const SYSTEM = '';
const END_WORDS = { queued: '已送到打印队列', printed: '已打印', failed: '没有打成' } as const;

/** Prints on an office printer: through the system's dialog, or straight to a chosen printer. */
export function OfficePrintDialog({ title = '打印', profile, subject, print, running, failure, onClose }: Props) {
  const found = useRead('settings.printers', {});
  const desk = useRead('devices.list', {});
  const prints = useRead('devices.printed', subject ?? { kind: 'none', id: '0' }, { enabled: subject !== null });
  const [chosen, choose] = useState<string | null>(null);
  const [typed, setCopies] = useState<string | null>(null);
  // What this PC was set to for such papers, while the printer is there.
  const usual = desk.data?.paper[profile];
  const printer = chosen ?? (found.data?.printers.some((one) => one.name === usual?.printer) === true ? (usual?.printer ?? SYSTEM) : SYSTEM);
  const copies = typed ?? String(usual?.copies ?? 1);
  const last = subject === null ? undefined : prints.data?.prints[0];
  const number = countOf(copies, true).count;
  const wrong = number === null || number < 1 || number > 20;
  const act = async (): Promise<void> => {
    if (number === null) return;
    const done = await print(printer === SYSTEM ? null : printer, number);
    if (done === undefined) return;
    tell(done.outcome === 'queued' ? '已送打印' : '没有打印');
    onClose();
  };
  return (
    <Dialog title={title} width={480} onClose={onClose} closable={!running} footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={wrong} onClick={() => void act()}>打印</Button></>}>
      <Field label="打印机">
        {() => (
          <div>
            <div><Radio name="printer" value={SYSTEM} chosen={printer} onChoose={choose}>系统打印对话框（可选打印机、份数、预览）</Radio></div>
            {found.loading ? <LoadingLines lines={2} /> : found.data?.printers.map((one) => <div key={one.name}><Radio name="printer" value={one.name} chosen={printer} onChoose={choose}>直接打印到 {one.label}{one.isDefault ? '（默认）' : ''}</Radio></div>)}
            {found.data?.printers.length === 0 ? <p>本机没有安装打印机，可以改为导出 PDF。</p> : null}
          </div>
        )}
      </Field>
      {printer === SYSTEM ? null : <Field label="份数" error={wrong ? '应为 1 至 20。' : null}>{(control) => <TextInput {...control} value={copies} onChange={setCopies} inputMode="numeric" right unit="份" />}</Field>}
      {last === undefined ? null : <p>上次打印 <DateText at={last.at} />{last.printer === '' ? '' : `，${last.printer}`}，{last.copies} 份，{END_WORDS[last.outcome]}。</p>}
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
