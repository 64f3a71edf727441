import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { StepFailure } from '#renderer/ui/dialog/Overtaken.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { FileLine } from './AttachmentsSection.tsx';

interface Props {
  readonly line: FileLine;
  readonly how: 'open' | 'export';
  readonly onClose: () => void;
  readonly onWritten: (file: OutputOf<'attachments.export'>['file']) => void;
}

/** Asks why, then shows the file in a window of its own, or writes it in the clear where the officer says. */
export function OpenDialog({ line, how, onClose, onWritten }: Props) {
  const [open, save] = [useRun('attachments.open'), useRun('attachments.export')];
  const [reason, setReason] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [left, setLeft] = useState(false);
  const missing = reason.trim().length < 2;
  const unconfirmed = line.open.confirm && confirmation.trim() !== line.title;
  const running = open.running || save.running;
  const failure = open.failure ?? save.failure;
  const act = async (): Promise<void> => {
    const wish = { id: line.id, reason: reason.trim(), confirmation: confirmation.trim() };
    if (how === 'open') {
      const shown = await open.run(wish);
      if (shown === undefined) return;
      tell(`已在另一窗口打开，${Math.round(shown.seconds / 60)} 分钟后自动关闭`);
    } else {
      const done = await save.run(wish);
      if (done === undefined) return;
      onWritten(done.file);
    }
    onClose();
  };
  return (
    <Dialog
      title={how === 'open' ? `查看“${line.title}”` : `导出“${line.title}”`} onClose={onClose} closable={!running}
      footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={missing || unconfirmed} onClick={() => void act()}>{how === 'open' ? '查看' : '选择位置并导出'}</Button></>}
    >
      {how === 'open' ? <p>在另一个窗口里打开，到时或锁定时自动关闭，不能从那里另存和打印。您的姓名、时间和理由记入日志。</p>
        : <NoteKey head="导出的是没有加密的文件">交出去以后由您负责保管。您的姓名、时间和理由记入日志。</NoteKey>}
      <Field label={how === 'open' ? '为什么要看' : '为什么要导出'} required error={left && missing ? '请写明理由，日志中会保留。' : null} hint="写办什么事，不要写本人的姓名、证件号和电话。">
        {(control) => <TextArea {...control} value={reason} onChange={setReason} onBlur={() => setLeft(true)} maxLength={200} rows={2} autoFocus />}
      </Field>
      {line.open.confirm ? <Field label="再确认一次" required hint={`举报人的身份泄露要追究责任。确需查看的，请照写文件名称：${line.title}`}>{(control) => <TextInput {...control} value={confirmation} onChange={setConfirmation} maxLength={60} />}</Field> : null}
      <StepFailure failure={failure} mine={how === 'open' ? '查看' : '导出'} note={reason.trim()} />
    </Dialog>
  );
}
