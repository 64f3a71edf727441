import { useRead } from '#renderer/bridge/index.ts';
import { DayText } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { certificateWords } from './certificateWords.ts';

/** Tells an officer in time that the own certificate ends: without a valid one nobody visits, interviews or serves. */
export function CertificateNote() {
  const end = useRead('people.ownCertificate', {}).data?.certificate ?? null;
  if (end === null) return null;
  return (
    <NoteKey alert={end.daysLeft < 0} head={`您的执法证${certificateWords(end)}`}>
      有效期至 <DayText day={end.until} />。{end.daysLeft < 0 ? '换证以前不能检查取证、制作笔录和送达，也不能新任主办。' : '请及早换证。'}换证后请系统管理员或大队长在“设置 › 人员与岗位 › 资料”里更新有效期。
    </NoteKey>
  );
}
