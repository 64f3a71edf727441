import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { isOvertaken, StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { EmployerPicker, type PickedEmployer } from '#renderer/ui/form/EmployerPicker.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { CourtRow } from './CourtScreen.tsx';

/** The officer says whether the record is this employer's. The name and number of the officer are kept with it. */
export function ConfirmCourtDialog({ row, onClose }: { readonly row: CourtRow; readonly onClose: () => void }) {
  const [chosen, choose] = useState<string | null>(row.candidates.length === 1 ? String(row.candidates[0]?.employerId ?? '') : null);
  const [other, setOther] = useState<PickedEmployer | null>(null);
  const [note, setNote] = useState('');
  // What the officer saw when the dialog opened; the list may change below it.
  const [seen] = useState({ rowVersion: row.rowVersion });
  const confirm = useRun('wages.confirmCourt');
  const employerId = chosen === 'other' ? other?.id ?? null : chosen === null ? null : Number(chosen);
  const [wanted, want] = useState(true);
  const decide = async (confirmed: boolean, rowVersion = seen.rowVersion): Promise<void> => {
    if (employerId === null) return;
    want(confirmed);
    const done = await confirm.run({ id: row.id, rowVersion, employerId, confirmed, note });
    if (done === undefined) return;
    tell(confirmed ? '已核实为本单位的被执行人记录' : '已记为不是本单位');
    onClose();
  };
  return (
    <Dialog
      title="核实被执行人记录" width={620} onClose={onClose} closable={!confirm.running}
      footer={<><Button onClick={onClose} disabled={confirm.running}>取消</Button><Button disabled={employerId === null} running={confirm.running} onClick={() => void decide(false)}>不是本单位</Button><Button kind="primary" disabled={employerId === null} running={confirm.running} onClick={() => void decide(true)}>核实为本单位</Button></>}
    >
      <Facts facts={[['执行案号', row.caseNo], ['被执行人', row.debtorName], ['代码', row.uscc === '' ? '法院未给代码' : row.uscc], ['法院', row.court], ['立案', <DateText key="a" at={row.listedAt} />], ['结束', <DateText key="b" at={row.endedAt} />]]} />
      {row.matchedBy === 'person' ? <NoteKey head="被执行人是法定代表人个人">对个人的执行不产生红色预警，核实为本单位前请确认执行依据中有本单位。</NoteKey> : null}
      <Field label="这条记录属于哪一户">
        {() => (
          <div>
            {row.candidates.map((one) => <div key={one.employerId}><Radio name="employer" value={String(one.employerId)} chosen={chosen} onChoose={choose}>{one.name}　{one.uscc}　{one.level === 'none' ? null : <AlertChip level={one.level} />}</Radio></div>)}
            <Radio name="employer" value="other" chosen={chosen} onChoose={choose}>另选一户</Radio>
            {chosen === 'other' ? <EmployerPicker value={other} onChange={setOther} autoFocus /> : null}
          </div>
        )}
      </Field>
      <Field label="核实情况" hint="例如：已电话法院执行局，案号、代码一致。">{(control) => <TextInput {...control} value={note} onChange={setNote} maxLength={200} />}</Field>
      {confirm.failure === null || isOvertaken(confirm.failure) ? null : <FailureNote failure={confirm.failure} />}
      <StepConflict failure={confirm.failure} what="执行记录" before="未核实" mine={wanted ? '核实为本单位' : '不是本单位'} note={note} running={confirm.running} onAgain={(rowVersion) => void decide(wanted, rowVersion)} onTheirs={onClose} onClose={confirm.clear} />
    </Dialog>
  );
}
