import { useState } from 'react';
import type { z } from 'zod';
import type { OutputOf } from '#shared/contract/index.ts';
import type { PaperLine } from '#shared/contract/papers.ts';
import type { writtenFile } from '#shared/contract/values.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { LookFields, NO_WORDS, tidyWords, wordsGiven } from '#renderer/areas/identities/LookFields.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check, Radio } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { countOf } from '#renderer/ui/form/money.ts';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { missingFaces } from '../fonts.ts';

/** A printer's name cannot be empty, so this one stands for the system's own dialog. */
const SYSTEM = '';

interface Props {
  readonly line: PaperLine;
  readonly kind: OutputOf<'papers.paper'>['kind'];
  readonly how: 'print' | 'docx' | 'pdf';
  /** A sealed paper leaves the ledger by the gate of identities; null for any other. */
  readonly gate: OutputOf<'papers.paper'>['access'] | null;
  readonly onClose: () => void;
  readonly onWritten: (file: z.output<typeof writtenFile>) => void;
}

/** Printing or exporting a paper; says before which prescribed faces this PC does not have. */
export function OutputDialog({ line, kind, how, gate, onClose, onWritten }: Props) {
  const [faces] = useState(missingFaces);
  const [words, setWords] = useState(NO_WORDS);
  const found = useRead('settings.printers', {}, { enabled: how === 'print' });
  const desk = useRead('devices.list', {}, { enabled: how === 'print' });
  const [chosen, choose] = useState<string | null>(null);
  const [typed, setCopies] = useState<string | null>(null);
  const [bothSides, setDuplex] = useState<boolean | null>(null);
  // What this PC was set to for such papers, while its printer is there; the copies are those of the kind.
  const choices = desk.data?.paper;
  const usual = bothSides === true ? choices?.bound : choices?.[kind.profile];
  const duplex = bothSides ?? usual?.duplex ?? false;
  const printer = chosen ?? (found.data?.printers.some((one) => one.name === usual?.printer) === true ? (usual?.printer ?? SYSTEM) : SYSTEM);
  const copies = typed ?? String(kind.copies > 1 ? kind.copies : usual?.copies ?? 1);
  const [print, save] = [useRun('papers.print'), useRun('papers.export')];
  const number = countOf(copies, true).count;
  const wrong = number === null || number < 1 || number > 20;
  const final = line.approvedAt !== null;
  const act = async (): Promise<void> => {
    if (how === 'print') {
      const done = await print.run({ id: line.id, printer: printer === SYSTEM ? null : printer, copies: number ?? 1, duplex, ...tidyWords(words) });
      if (done === undefined) return;
      tell(done.outcome === 'cancelled' ? '没有打印' : done.again ? '已重印，与首次打印的内容一致' : '已送打印');
    } else {
      const done = await save.run({ id: line.id, format: how, ...tidyWords(words) });
      if (done === undefined) return;
      if (done.file !== null) onWritten(done.file);
    }
    onClose();
  };
  const running = print.running || save.running;
  const title = how === 'print' ? (final ? '打印' : '打印草稿') : `导出 ${how === 'docx' ? 'Word 文档（docx）' : 'PDF'}`;
  const failure = found.failure ?? print.failure ?? save.failure;
  return (
    <Dialog title={title} width={500} onClose={onClose} closable={!running} footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={(how === 'print' && wrong) || (gate !== null && (!gate.allowed || !wordsGiven(words, gate.confirm)))} onClick={() => void act()}>{how === 'print' ? '打印' : '选择位置并导出'}</Button></>}>
      {faces.length === 0 || how === 'docx' ? null : <NoteKey head={`本机没有${faces.join('、')}`}>将用相近的字体代替。正式文书请在装有这些字体的电脑上打印。</NoteKey>}
      {gate === null ? null : gate.allowed ? <LookFields words={words} confirm={gate.confirm} onChange={setWords} label="理由" autoFocus /> : <NoteKey alert head="这份文书带有个人身份，您不能带出">{gate.why}</NoteKey>}
      {how === 'print' ? (
        <>
          <Field label="打印机">
            {() => (
              <div>
                <div><Radio name="printer" value={SYSTEM} chosen={printer} onChoose={choose}>系统打印对话框</Radio></div>
                {found.data?.printers.map((one) => <div key={one.name}><Radio name="printer" value={one.name} chosen={printer} onChoose={choose}>直接打印到 {one.label}{one.isDefault ? '（默认）' : ''}</Radio></div>)}
                {found.data?.printers.length === 0 ? <p>本机没有安装打印机，可以改为导出 PDF。</p> : null}
              </div>
            )}
          </Field>
          <Field label="份数" hint={kind.copies > 1 ? `${kind.title}一式 ${kind.copies} 份：入卷一份，交当事人一份。` : undefined} error={wrong ? '应为 1 至 20。' : null}>{(control) => <TextInput {...control} value={copies} onChange={setCopies} inputMode="numeric" right unit="份" />}</Field>
          <div><Check checked={duplex} onChange={setDuplex}>双面打印，左侧装订（偶数页订口在右）</Check></div>
        </>
      ) : null}
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
