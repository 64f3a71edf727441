import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { VERDICT_WORD } from '#shared/rules/intake/filing.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from '../StepDialog.tsx';
import { versionedOf, type StepProps } from '../types.ts';
import styles from '../record.module.css';

/** 送外部审核: no separate B is on duty, so D05 goes to the detachment or another district as a signed file. */
export function SendReview({ record, onClose }: StepProps) {
  const found = useRead('papers.reviewOrgans', {});
  const [chosen, choose] = useState<string | null>(null);
  const [reason, setReason] = useState('没有未经办本案的B岗在岗');
  const send = useRun('intake.sendFilingReview');
  const organs = found.data?.organs ?? [];
  const thumbprint = chosen ?? (organs.length === 1 ? (organs[0]?.thumbprint ?? null) : null);
  const act = async (): Promise<void> => {
    if (thumbprint === null) return;
    const done = await send.run({ ...versionedOf(record), paperVersion: record.filing.paperVersion ?? 1, thumbprint, reason });
    if (done === undefined || done.file === null) return;
    tell(`已导出 ${done.file.name}，请用 U 盘送交`);
    onClose();
  };
  return (
    <StepDialog title="送外部审核" act="导出送审文件" onAct={() => void act()} onClose={onClose} running={send.running} failure={send.failure} wants={thumbprint === null ? '先选审核单位' : null} disabled={reason.trim().length < 2}>
      <p>文件带有《立案审批表》的内容和本机签名，不含当事人的姓名和号码。收回对方签名的审核结果并登记后，大队长才能批准。</p>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {found.data === undefined ? <LoadingLines lines={2} /> : organs.length === 0 ? <NoteKey head="还没有外部审核单位">请系统管理员在“设置—支队”里装入支队或其他区县大队的公钥。</NoteKey> : (
        <div className={styles.ways} role="radiogroup" aria-label="审核单位">{organs.map((one) => <Radio key={one.thumbprint} name="organ" value={one.thumbprint} chosen={thumbprint} onChoose={choose}>{one.organ}</Radio>)}</div>
      )}
      <Field label="送审理由" required>{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>
    </StepDialog>
  );
}

type Chosen = OutputOf<'settings.chooseFiles'>['files'][number];

/** 登记外部审核: the signed return from a file. */
export function RecordReview({ record, onClose }: StepProps) {
  const [seen] = useState(() => ({ ...versionedOf(record), paperVersion: record.filing.paperVersion ?? 1 }));
  const [file, setFile] = useState<Chosen | null>(null);
  const choose = useRun('settings.chooseFiles');
  const keep = useRun('intake.recordFilingReview');
  const pick = async (): Promise<void> => {
    const done = await choose.run({ title: '选择审核结果文件', extensions: ['jws', 'txt'], multiple: false });
    if (done?.files[0] !== undefined) { setFile(done.files[0]); keep.clear(); }
  };
  const act = async (): Promise<void> => {
    if (file === null) return;
    const done = await keep.run({ ...seen, file });
    if (done === undefined) return;
    tell(`已登记：${done.organ} ${done.reviewer} ${VERDICT_WORD[done.verdict]}`);
    onClose();
  };
  return (
    <StepDialog title="登记外部审核" act="核验并登记" onAct={() => void act()} onClose={onClose} running={keep.running} failure={keep.failure} wants={file === null ? '先选审核结果文件' : null}>
      <ul className={styles.sent}>{record.filing.sent.map((one) => <li key={one.sentAt}><DateText at={one.sentAt} time />　送 {one.organ}（工号 {one.sentBy}）{one.returnedAt === null ? '，等结果' : '，已收回'}</li>)}</ul>
      <div><Button running={choose.running} onClick={() => void pick()}>选择审核结果文件</Button>　{file === null ? '' : file.name}</div>
      <p>签名要与送审单位的公钥相符，内容要与送出的一致；核验不过的不登记。</p>
    </StepDialog>
  );
}
