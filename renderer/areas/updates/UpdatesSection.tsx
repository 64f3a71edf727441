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

const kib = (bytes: number): number => Math.ceil(bytes / 1024);

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
  const cancel = useRun('updates.cancel');
  const install = useRun('updates.install');
  const progress = useProgress(job);
  if (failure !== null) return <FailureNote failure={failure} again={again} />;
  if (data === undefined) return <LoadingLines lines={4} />;
  const allowed = may('updates.install');
  const ours = data.keyed && data.installs;
  const typed = url ?? data.url;
  const looked = (found: { readonly version: string } | null): void => tell(found === null ? `已是最新版本 ${data.version}` : `有新版本 ${found.version}`);
  /** An older failure says nothing about what is done now. */
  const afresh = (): void => { for (const one of [check, stick, take, install]) one.clear(); };
  const fromServer = async (): Promise<void> => { afresh(); const done = await check.run({}); if (done !== undefined) looked(done.found); };
  const fromStick = async (): Promise<void> => { afresh(); const done = await stick.run({}); if (done?.chosen === true) looked(done.found); };
  const fetchIt = async (): Promise<void> => {
    afresh();
    const next = newJob();
    setJob(next);
    const done = await take.run({ job: next });
    setJob('');
    if (done?.taken === false) tell('已停止，没有留下什么。');
  };
  const type = (text: string): void => { if (url === null) setSeen(data.url); setUrl(text); };
  const leave = (): void => { setUrl(null); save.clear(); };
  const keep = async (wish: string, from: string): Promise<void> => { if ((await save.run({ url: wish, seen: from })) !== undefined) { leave(); tell('已保存更新服务器的地址'); } };
  return (
    <>
      {data.keyed ? null : <NoteKey head="这个安装包不能更新">没有带发布公钥，无法核验更新是否真实，因此不会采用任何更新。请向软件提供方索取正式安装包。</NoteKey>}
      {data.installs || !data.keyed ? null : <NoteKey head="这份程序不能自己更新">它是解压使用的，不是用安装包装的。要换新版本，请向软件提供方索取安装包安装；台账文件夹不用动，装好后照旧打开。</NoteKey>}
      <Section title="版本"><Facts facts={[['现在的版本', data.version]]} /><p>更新都有软件提供方的签名，签名不对、版本更旧的一律不用。安装前自动备份台账，安装后台账照旧。</p></Section>
      {allowed ? (
        <Section title="更新服务器" caption={data.url === '' ? '没有填，不会去查' : undefined}>
          <Field label="地址" hint="填支队或软件提供方给的地址；留空就不查。没有网络时用 U 盘更新。">{(control) => <TextInput {...control} value={typed} onChange={type} maxLength={500} />}</Field>
          {save.failure === null || isSettingOvertaken(save.failure) ? null : <FailureNote failure={save.failure} />}
          <SettingConflict failure={save.failure} what="更新服务器" labels={{ url: '地址' }} seen={{ url: seen }} mine={{ url: typed.trim() }} running={save.running} onTake={(values, now) => void keep(values.url, now.url)} onTheirs={leave} onClose={save.clear} />
          <p><Button disabled={typed === data.url} running={save.running} onClick={() => void keep(typed, seen)}>保存地址</Button>　<Button running={check.running} disabled={data.url === '' || !ours || take.running} onClick={() => void fromServer()}>检查更新</Button>　<Button running={stick.running} disabled={!ours || take.running} onClick={() => void fromStick()}>从 U 盘更新</Button></p>
        </Section>
      ) : <p>更新由系统管理员办理。</p>}
      {[check, stick, take].map((one) => one.failure).filter((one) => one !== null).map((one) => <FailureNote key={one.code} failure={one} />)}
      {data.found === null || !allowed ? null : (
        <Note
          head={`新版本 ${data.found.version}`}
          actions={data.ready ? <Button kind="primary" onClick={() => { install.clear(); ask(true); }}>安装</Button> : <Button kind="primary" running={take.running} onClick={() => void fetchIt()}>取更新</Button>}
        >
          <p>{data.found.releaseDate === '' ? '' : `${data.found.releaseDate} 发布，`}{(data.found.size / 1_048_576).toFixed(1)} MB{data.ready ? '。已取到，签名和摘要相符。' : ''}</p>
          {data.found.notes === '' ? null : data.found.notes.split('\n').map((line, at) => <p key={`${at}`}>{line}</p>)}
        </Note>
      )}
      {take.running && data.found !== null ? <ProgressBar phase="正在取更新" done={kib(progress?.done ?? 0)} total={kib(progress?.total ?? data.found.size)} secondsLeft={progress?.secondsLeft ?? null} unit="KB" onStop={() => void cancel.run({})} stopping={cancel.running} /> : null}
      {asking && data.found !== null ? (
        <ConfirmDialog title={`安装 ${data.found.version}？`} act="备份并安装" safe="先不装" onAct={() => void install.run({ confirmed: true })} onSafe={() => ask(false)} running={install.running} failure={install.failure}>
          <p>会先备份台账，然后关闭本软件并启动安装程序；系统可能要求输入管理员密码。请先把正在填的内容保存好。</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
