import { useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { ReviewOrgans } from './ReviewOrgans.tsx';
import { UnlockNote } from './UnlockNote.tsx';

type Chosen = OutputOf<'settings.chooseFiles'>['files'][number];

/** Enrolment with the city in three steps: hand over our public key, pin the city's, enter the address. */
export function CitySection() {
  const found = useRead('settings.city', {});
  const status = useRead('settings.status', {}).data;
  const setUrl = useRun('settings.setCityUrl');
  const pin = useRun('settings.pinCityKey');
  const choose = useRun('settings.chooseFiles');
  const enrol = useRun('settings.exportEnrolment');
  const [typed, setTyped] = useState<string | null>(null);
  const [file, setFile] = useState<OutputOf<'settings.exportEnrolment'>['file']>(null);
  const [asked, ask] = useState<Chosen | null>(null);
  const [seen, setSeen] = useState('');
  const [keySeen, setKeySeen] = useState('');
  const { data } = found;
  if (found.failure !== null) return <FailureNote failure={found.failure} again={found.again} />;
  if (data === undefined) return <LoadingLines lines={8} />;
  const url = typed ?? data.baseUrl;
  // What the officer began from: a change that arrives meanwhile must not be taken over silently.
  const type = (text: string): void => { if (typed === null) setSeen(data.baseUrl); setTyped(text); };
  const leave = (): void => { setTyped(null); setUrl.clear(); };
  const save = async (baseUrl = url.trim(), from = typed === null ? data.baseUrl : seen): Promise<void> => { if ((await setUrl.run({ baseUrl, seen: from })) !== undefined) { tell('支队网址已保存'); leave(); } };
  const take = async (chosen: Chosen, from = keySeen): Promise<void> => { const done = await pin.run({ file: chosen, seen: from }); if (done !== undefined) { tell(`已装入支队公钥 ${done.kid}`); ask(null); } };
  const pick = async (): Promise<void> => {
    const done = await choose.run({ title: '选择支队公钥文件', extensions: ['json', 'jwk', 'jwks'], multiple: false });
    const chosen = done?.files[0];
    if (chosen === undefined) return;
    const from = data.cityKey?.thumbprint ?? '';
    setKeySeen(from);
    ask(chosen);
    if (from === '') await take(chosen, from);
  };
  const export_ = async (): Promise<void> => { const done = await enrol.run({}); if (done?.file !== undefined) setFile(done.file); };
  const replacing = asked !== null && keySeen !== '';
  const failures = [setUrl, choose, enrol, ...(replacing ? [] : [pin])].map((one) => one.failure).filter((one) => one !== null && !isSettingOvertaken(one)) as Failure[];
  return (
    <>
      {status?.keyUnlocked === false ? <UnlockNote /> : null}
      {failures.map((failure) => <FailureNote key={failure.code} failure={failure} />)}
      {file === null ? null : <WrittenNote file={file} onClose={() => setFile(null)} />}
      <Section title="一、本机公钥" caption="交给支队登记" more={<Button small running={enrol.running} onClick={() => void export_()}>导出本机公钥</Button>}>
        <Facts labelWidth={91} facts={[['密钥编号', <span key="k" style={{ overflowWrap: 'anywhere' }}>{data.deviceKey.kid}</span>], ['建立', <DateText key="c" at={data.deviceKey.createdAt} />], ['保管', data.deviceKey.keychain ? '系统钥匙串，另有恢复口令' : '恢复口令（本机没有钥匙串）']]} />
      </Section>
      <Section title="二、支队公钥" caption="用来核验签收回执" more={<Button small running={pin.running} onClick={() => void pick()}>{data.cityKey === null ? '装入支队公钥' : '更换'}</Button>}>
        {data.cityKey === null ? <p>还没有装入。没有支队公钥就不能核验回执，因此不会发送。</p> : <Facts labelWidth={91} facts={[['密钥编号', data.cityKey.kid], ['指纹', <span key="t" style={{ overflowWrap: 'anywhere' }}>{data.cityKey.thumbprint}</span>], ['装入', <DateText key="p" at={data.cityKey.pinnedAt} />], ['U 盘加密', data.cityKey.encryptionKey ? '有加密公钥，U 盘文件加密' : '没有加密公钥，U 盘文件只签名']]} />}
        <p>请用电话与支队核对指纹后再用。</p>
      </Section>
      <Section title="三、支队网址" caption="到 /v1 之前为止">
        <Field label="网址" hint="以 https:// 开头。">{(control) => <TextInput {...control} value={url} onChange={type} maxLength={500} placeholder="https://…" onEnter={() => void save()} />}</Field>
        <Button kind="primary" running={setUrl.running} disabled={url.trim() === data.baseUrl} onClick={() => void save()}>保存网址</Button>
      </Section>
      <ReviewOrgans />
      <SettingConflict failure={setUrl.failure} what="支队网址" labels={{ baseUrl: '网址' }} seen={{ baseUrl: seen }} mine={{ baseUrl: url.trim() }} running={setUrl.running} onTake={({ baseUrl }, now) => void save(baseUrl, now.baseUrl)} onTheirs={leave} onClose={setUrl.clear} />
      {asked === null ? null : (
        <SettingConflict
          failure={pin.failure} what="支队公钥" labels={{ key: '公钥指纹' }} seen={{ key: keySeen }} mine={{ key: `文件 ${asked.name}` }} running={pin.running}
          onTake={(_mine, now) => void take(asked, now.key)} onTheirs={() => { ask(null); pin.clear(); }} onClose={() => { ask(null); pin.clear(); }}
        />
      )}
      {asked === null || !replacing || isSettingOvertaken(pin.failure) ? null : (
        <ConfirmDialog title="更换支队公钥？" act="更换" safe="不更换" onAct={() => void take(asked)} onSafe={() => ask(null)} running={pin.running} failure={pin.failure}>
          <p>更换后，用旧公钥签的回执不再接受；已收下的回执不受影响。请先与支队核对指纹。文件：{asked.name}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
