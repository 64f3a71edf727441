import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { SeenRecordContext } from '#renderer/ui/dialog/Overtaken.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';

type Organ = OutputOf<'papers.reviewOrgans'>['organs'][number];
type Chosen = OutputOf<'settings.chooseFiles'>['files'][number];

/** 外部审核单位: whose signed legal review counts where no separate B is on duty. The detachment counts by its own key. */
export function ReviewOrgans() {
  const may = useMay();
  const found = useRead('papers.reviewOrgans', {});
  const choose = useRun('settings.chooseFiles');
  const pin = useRun('papers.pinReviewOrgan');
  const retire = useRun('papers.retireReviewOrgan');
  const [file, setFile] = useState<Chosen | null>(null);
  const [organ, setOrgan] = useState('');
  const [leaving, leave] = useState<Organ | null>(null);
  const pick = async (): Promise<void> => {
    const done = await choose.run({ title: '选择审核单位的公钥文件', extensions: ['json', 'jwk', 'jwks'], multiple: false });
    if (done?.files[0] !== undefined) setFile(done.files[0]);
  };
  const close = (): void => { setFile(null); setOrgan(''); pin.clear(); };
  const take = async (name = organ.trim(), seen: string | null = null): Promise<void> => {
    if (file === null || (await pin.run({ file, organ: name, seen })) === undefined) return;
    tell(`已装入 ${name} 的公钥`);
    close();
  };
  return (
    <Section title="四、外部审核单位" caption="没有独立的B岗时由其审核" more={may('papers.pinReviewOrgan') ? <Button small running={choose.running} onClick={() => void pick()}>装入公钥</Button> : undefined}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      <PlainTable
        label="外部审核单位" rows={found.data?.organs} rowKey={(row) => row.thumbprint} empty={<EmptyState>还没有。装入支队公钥后，支队即可审核；其他区县大队的公钥在这里装入。</EmptyState>}
        columns={[
          { key: 'organ', head: '单位', width: 160, cell: (row) => row.organ }, { key: 'key', head: '公钥指纹', width: 320, grow: 1, cell: (row) => row.thumbprint },
          { key: 'act', head: '', width: 64, align: 'right', cell: (row) => (row.id === null || !may('papers.retireReviewOrgan') ? '' : <Button kind="link" label={`停用 ${row.organ}`} onClick={() => leave(row)}>停用</Button>) },
        ]}
      />
      {file === null ? null : (
        <Dialog title="装入外部审核单位的公钥" onClose={close} footer={<><Button onClick={close}>取消</Button><Button kind="primary" running={pin.running} disabled={organ.trim().length < 2} onClick={() => void take()}>装入</Button></>}>
          <p>文件：{file.name}。装入后请用电话与对方核对指纹。</p>
          <Field label="单位名称" required>{(control) => <TextInput {...control} value={organ} onChange={setOrgan} maxLength={60} placeholder="例如 江北区劳动保障监察大队" />}</Field>
          {pin.failure === null || isSettingOvertaken(pin.failure) ? null : <FailureNote failure={pin.failure} />}
          <SettingConflict
            failure={pin.failure} what="这把公钥的登记" labels={{ organ: '单位名称' }} seen={{ organ: '' }} mine={{ organ: organ.trim() }} running={pin.running} onClose={pin.clear} onTheirs={close}
            onTake={(values, stands) => void take(values.organ, stands.organ)}
          />
        </Dialog>
      )}
      {leaving?.id == null ? null : (
        <SeenRecordContext.Provider value={{ what: `外部审核单位 ${leaving.organ}`, before: '在用', onAgain: (rowVersion) => leave({ ...leaving, rowVersion }), onTheirs: () => { leave(null); retire.clear(); } }}>
        <ReasonDialog title={`停用 ${leaving.organ}？`} act="停用" running={retire.running} failure={retire.failure} onClose={() => leave(null)} onAct={(reason) => void retire.run({ organId: leaving.id ?? 0, rowVersion: leaving.rowVersion ?? 0, reason }).then((done) => { if (done !== undefined) { tell('已停用'); leave(null); } })}>
          <p>以后它签的审核结果不再接受；已登记的不受影响。</p>
        </ReasonDialog>
        </SeenRecordContext.Provider>
      )}
    </Section>
  );
}
