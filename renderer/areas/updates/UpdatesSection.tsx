import { useState } from 'react';
import { newJob, useMay, useProgress, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** 软件更新: from a server of the office or from a stick; only what the release key signed, and only forwards. */
export function UpdatesSection() {
  const { data, failure, again } = useRead('updates.state', {});
  const may = useMay();
  const [job, setJob] = useState('');
  const [asking, ask] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const [seen, setSeen] = useState('');
  const save = useRun('updates.setUrl');
  const check = useRun('updates.check');
  const stick = useRun('updates.fromFolder');
  const take = useRun('updates.take');
  const install = useRun('updates.install');
  const progress = useProgress(job);
  if (failure !== null) return <FailureNote failure={failure} again={again} />;
  if (data === undefined) return <LoadingLines lines={4} />;
  const allowed = may('updates.install');
  const typed = url ?? data.url;
  const looked = (found: { readonly version: string } | null): void => tell(found === null ? `已是最新版本 ${data.version}` : `有新版本 ${found.version}`);
  const fromServer = async (): Promise<void> => { const done = await check.run({}); if (done !== undefined) looked(done.found); };
  const fromStick = async (): Promise<void> => { const done = await stick.run({}); if (done?.chosen === true) looked(done.found); };
  const fetchIt = async (): Promise<void> => { const next = newJob(); setJob(next); await take.run({ job: next }); setJob(''); };
  const type = (text: string): void => { if (url === null) setSeen(data.url); setUrl(text); };
  const leave = (): void => { setUrl(null); save.clear(); };
  const keep = async (wish: string, from: string): Promise<void> => { if ((await save.run({ url: wish, seen: from })) !== undefined) { leave(); tell('已保存更新服务器的地址'); } };
  return (
    <>
      {data.keyed ? null : <NoteKey head="这个安装包不能更新">没有带发布公钥，无法核验更新是否真实，因此不会采用任何更新。请向软件提供方索取正式安装包。</NoteKey>}
      <Section title="版本"><Facts facts={[['现在的版本', data.version]]} /><p>更新都有软件提供方的签名，签名不对、版本更旧的一律不用。安装前自动备份台账，安装后台账照旧。</p></Section>
      {allowed ? (
        <Section title="更新服务器" caption={data.url === '' ? '没有填，不会去查' : undefined}>
          <Field label="地址" hint="填支队或软件提供方给的地址；留空就不查。没有网络时用 U 盘更新。">{(control) => <TextInput {...control} value={typed} onChange={type} maxLength={500} />}</Field>
          {save.failure === null || isSettingOvertaken(save.failure) ? null : <FailureNote failure={save.failure} />}
          <SettingConflict failure={save.failure} what="更新服务器" labels={{ url: '地址' }} seen={{ url: seen }} mine={{ url: typed.trim() }} running={save.running} onTake={(values, now) => void keep(values.url, now.url)} onTheirs={leave} onClose={save.clear} />
          <p><Button disabled={typed === data.url} running={save.running} onClick={() => void keep(typed, seen)}>保存地址</Button>　<Button running={check.running} disabled={data.url === '' || !data.keyed} onClick={() => void fromServer()}>检查更新</Button>　<Button running={stick.running} disabled={!data.keyed} onClick={() => void fromStick()}>从 U 盘更新</Button></p>
        </Section>
      ) : <p>更新由系统管理员办理。</p>}
      {[check, stick, take].map((one) => one.failure).filter((one) => one !== null).map((one) => <FailureNote key={one.code} failure={one} />)}
      {data.found === null || !allowed ? null : (
        <Note
          head={`新版本 ${data.found.version}`}
          actions={data.ready ? <Button kind="primary" onClick={() => ask(true)}>安装</Button> : <Button kind="primary" running={take.running} onClick={() => void fetchIt()}>取更新</Button>}
        >
          {data.found.releaseDate === '' ? '' : `${data.found.releaseDate} 发布，`}{(data.found.size / 1_048_576).toFixed(1)} MB{data.ready ? '。已取到，签名和摘要相符。' : ''}
        </Note>
      )}
      {take.running && progress !== null ? <ProgressBar phase={progress.phase} done={progress.done} total={progress.total} secondsLeft={progress.secondsLeft} unit="字节" /> : null}
      {asking && data.found !== null ? (
        <ConfirmDialog title={`安装 ${data.found.version}？`} act="备份并安装" safe="先不装" onAct={() => void install.run({ confirmed: true })} onSafe={() => ask(false)} running={install.running} failure={install.failure}>
          <p>会先备份台账，然后关闭本软件并启动安装程序。请先把正在填的内容保存好。</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
