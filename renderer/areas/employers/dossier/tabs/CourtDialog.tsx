import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { Dossier, DossierCourt } from '../shape.ts';

interface Props {
  readonly dossier: Dossier;
  readonly record: DossierCourt;
  readonly confirmed: boolean;
  readonly onClose: () => void;
}

/** A brigade member states that the record is this employer's, or is not. It says what follows and defaults to leaving it open. */
export function CourtDialog({ dossier, record, confirmed, onClose }: Props) {
  const [note, setNote] = useState('');
  const confirm = useRun('wages.confirmCourt');
  const act = async (): Promise<void> => {
    if ((await confirm.run({ id: record.id, rowVersion: record.rowVersion, employerId: dossier.id, confirmed, note: note.trim() })) === undefined) return;
    tell(confirmed ? '已核实为本单位' : '已记为不是本单位');
    onClose();
  };
  return (
    <ConfirmDialog
      title={confirmed ? `${record.caseNo} 就是本单位？` : record.confirmed ? `撤回对 ${record.caseNo} 的核实？` : `${record.caseNo} 不是本单位？`} act={confirmed ? '核实为本单位' : record.confirmed ? '撤回核实' : '记为不是'} safe="先不核实"
      onAct={() => void act()} onSafe={onClose} running={confirm.running} failure={confirm.failure}
    >
      <p>
        名单中的被执行人：{record.debtorName}{record.uscc === '' ? '（没有代码）' : `，代码 ${record.uscc}`}。本档：{dossier.fields.name}，代码 {dossier.fields.uscc === '' ? '未登记' : dossier.fields.uscc}。
      </p>
      <p>{confirmed ? (record.endedAt === null ? '核实后成立红色预警，并列入相应月份的月报。' : '核实后，在列的月份计为红色。') : '记录保留备查，不再作为本单位的红色预警依据。'}</p>
      <Field label="核对的依据">{(c) => <TextInput {...c} value={note} onChange={setNote} maxLength={200} placeholder="例如：执行裁定书载明代码一致" />}</Field>
    </ConfirmDialog>
  );
}
