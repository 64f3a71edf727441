import { useState } from 'react';
import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { EmployerPicker, type PickedEmployer } from '#renderer/ui/form/EmployerPicker.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { MergePreview } from './MergePreview.tsx';

interface Props {
  readonly here: PickedEmployer;
  readonly other: PickedEmployer | null;
  readonly onClose: () => void;
}

/** Two dossiers of one employer become one: which stays, what moves, what is set aside. Both histories stay, and it can be undone. */
export default function MergeDialog({ here, other: given, onClose }: Props) {
  const [other, setOther] = useState<PickedEmployer | null>(given);
  const [stays, setStays] = useState<'here' | 'other'>('here');
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const merge = useRun('employers.merge');
  const navigate = useNavigate();
  const survivor = stays === 'here' ? here : other;
  const absorbed = stays === 'here' ? other : here;
  const preview = useRead('employers.previewMerge', { survivor: survivor?.id ?? 1, absorbed: absorbed?.id ?? 2 }, { enabled: other !== null, keep: true });
  // The versions whose preview stood here first: a change that arrives meanwhile shows in the preview and is said, never merged unseen.
  const key = `${survivor?.id ?? 0}-${absorbed?.id ?? 0}`;
  const [looked, look] = useState({ of: '', versions: { survivor: 1, absorbed: 1 } });
  const shown = preview.data;
  if (shown !== undefined && !preview.renewing && other !== null && looked.of !== key) look({ of: key, versions: shown.versions });
  const overtaken = merge.failure?.code === 'ledger.changedMeanwhile';
  const again = (): void => { look({ of: '', versions: looked.versions }); merge.clear(); };
  const act = async (): Promise<void> => {
    if (survivor === null || absorbed === null || preview.data === undefined) return;
    if ((await merge.run({ survivor: survivor.id, absorbed: absorbed.id, reason: reason.trim(), seen: looked.of === key ? looked.versions : preview.data.versions })) === undefined) return preview.again();
    tell(`已并入${survivor.name}`);
    onClose();
    void navigate(route.employer(survivor.id));
  };
  const missing = reason.trim() === '';
  return (
    <Dialog
      title="合并两份档案" onClose={onClose} width={680} closable={!merge.running}
      footer={<><Button onClick={() => void act()} running={merge.running} reason={other === null ? '请先选另一份档案' : missing ? '请写明理由' : overtaken ? '档案刚被改过，请先看过' : null}>合并档案</Button><Button kind="primary" onClick={onClose} disabled={merge.running}>不合并</Button></>}
    >
      <p>本档：<b>{here.name}</b></p>
      <Field label="另一份档案">{(c) => <EmployerPicker {...c} value={other} onChange={setOther} except={here.id} autoFocus={given === null} />}</Field>
      {other === null ? null : (
        <div role="radiogroup" aria-label="保留哪一份">
          <Radio name="stays" value="here" chosen={stays} onChoose={setStays}>保留 {here.name}，并入 {other.name}</Radio>
          <br />
          <Radio name="stays" value="other" chosen={stays} onChoose={setStays}>保留 {other.name}，并入 {here.name}</Radio>
        </div>
      )}
      {preview.failure === null || other === null ? null : <FailureNote failure={preview.failure} again={preview.again} />}
      {other === null || preview.data === undefined ? null : <MergePreview preview={preview.data} />}
      <Field label="理由" required error={left && missing ? '请写明理由，日志中会保留。' : null}>{(c) => <TextInput {...c} value={reason} onChange={setReason} onBlur={() => setLeft(true)} maxLength={200} placeholder="例如：同一单位，代码登记两次" />}</Field>
      {merge.failure === null ? null : overtaken ? <NoteKey alert head={merge.failure.message} actions={<Button onClick={again}>已看过现在的内容</Button>}>上面列出的是现在的内容和合并后的去向。请看过再合并。</NoteKey> : <FailureNote failure={merge.failure} />}
    </Dialog>
  );
}
