import { lazy, Suspense, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { isSettingOvertaken } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from './backups.module.css';
import { PlaceConflict, type Place } from './PlaceConflict.tsx';
import { secondWord } from './words.ts';

const SecondPlaceDialog = lazy(() => import('./SecondPlaceDialog.tsx'));

const NOWHERE: Place = { folder: '', days: 0 };

/** The second place of this PC: another disk or a stick that gets each day's backup. */
export function SecondPlaceBlock({ overview, reason }: { readonly overview: OutputOf<'backups.overview'>; readonly reason: string | null }) {
  const copy = useRun('backups.copyToSecond');
  const forget = useRun('backups.forgetSecondPlace');
  const [choosing, choose] = useState(false);
  const [seen, setSeen] = useState<Place>(NOWHERE);
  const { second, state, reminds } = overview;
  const again = async (): Promise<void> => { if ((await copy.run({})) !== undefined) tell('已复制到第二备份处'); };
  const away = async (from: Place): Promise<void> => { if ((await forget.run({ seen: from })) !== undefined) tell('不再复制到第二备份处，已有的备份没有删除'); };
  return (
    <Section title="第二备份处" caption={second === null ? '没有指定' : secondWord(state)} more={second === null ? <Button small reason={reason} onClick={() => choose(true)}>指定…</Button> : <span className={styles.ways}><Button small running={copy.running} reason={reason} onClick={() => void again()}>现在复制</Button><Button small disabled={reason !== null} onClick={() => choose(true)}>更换…</Button><Button kind="link" disabled={reason !== null} running={forget.running} onClick={() => { const from = { folder: second.folder, days: second.days }; setSeen(from); void away(from); }}>不再使用</Button></span>}>
      {second === null
        ? <p>备份都在台账文件夹里，磁盘坏了会一起丢失。请指定另一块硬盘或长期插着的 U 盘，每天自动加密复制一份过去。</p>
        : <Facts labelWidth={91} facts={[['位置', second.label === '' ? second.folder : `${second.label}　${second.folder}`], ['现在', second.there ? '在' : '不在（没有插上，或换了盘）'], ['上次复制', <DateText key="l" at={second.lastAt} />], ['提醒', `超过 ${second.days} 天没有复制`]]} />}
      {reminds && second !== null ? <NoteKey head={secondWord(state)}>{state === 'missing' || state === 'late' ? '请插上那个盘，再点“现在复制”。' : state === 'passphraseChanged' ? '请点“更换…”用新口令重新指定一次；旧的备份仍用旧口令打开。' : second.problem}</NoteKey> : null}
      <PlaceConflict failure={forget.failure} seen={seen} mine={NOWHERE} running={forget.running} onTake={(_none, now) => { setSeen(now); void away(now); }} onTheirs={forget.clear} onClose={forget.clear} />
      {[copy.failure, forget.failure].map((failure) => (failure === null || isSettingOvertaken(failure) ? null : <FailureNote key={failure.code} failure={failure} />))}
      {choosing ? <Suspense fallback={null}><SecondPlaceDialog folder={second?.folder ?? ''} days={second?.days ?? 7} onClose={() => choose(false)} /></Suspense> : null}
    </Section>
  );
}
