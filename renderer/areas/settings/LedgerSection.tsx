import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useMay, useRead, useRun, useSession } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';

/** Where the ledger lies, and whether it is whole. */
export function LedgerSection() {
  const session = useSession().data;
  const status = useRead('settings.status', {}).data;
  const verify = useRun('settings.verify');
  const accept = useRun('settings.acceptPages');
  const may = useMay();
  const [accepting, setAccepting] = useState(false);
  const choose = useRun('settings.chooseFolder');
  const open = useRun('settings.openLedger');
  const [checks, setChecks] = useState<OutputOf<'settings.verify'> | null>(null);
  const [folder, setFolder] = useState<string | null>(null);
  const check = async (): Promise<void> => { const done = await verify.run({}); if (done !== undefined) setChecks(done); };
  const other = async (): Promise<void> => { const done = await choose.run({ title: '选择台账文件夹' }); if (done?.folder !== undefined && done.folder !== null) setFolder(done.folder); };
  const changed = checks?.checks.some((one) => one.check === 'pages' && !one.ok) ?? false;
  const failures = [verify, choose].map((one) => one.failure).filter((one) => one !== null);
  return (
    <>
      {failures.map((failure) => <FailureNote key={failure.code} failure={failure} />)}
      <Section title="台账" more={<Button kind="link" onClick={() => void other()}>打开另一份台账</Button>}>
        <Facts labelWidth={91} facts={[['大队', session?.ledger?.districtName], ['区划代码', session?.ledger?.districtCode], ['文件夹', session?.ledger?.folder], ['台账编号', session?.ledger?.ledgerId], ['建立', <DateText key="c" at={session?.ledger?.createdAt ?? null} />], ['软件版本', session?.version]]} />
      </Section>
      <Section title="核验" caption={status?.integrity === null || status?.integrity === undefined ? '还没有核验' : <>{status.integrity.ok ? '完好' : '有问题'}　<DateText at={status.integrity.at} /></>} more={<Button small running={verify.running} onClick={() => void check()}>现在核验</Button>}>
        <p>检查数据库、记录之间的联系和日志链。每天自动核验一次。</p>
        {checks === null ? null : <PlainTable label="核验结果" rows={checks.checks} rowKey={(row) => row.check} columns={[{ key: 'ok', head: '结果', width: 80, cell: (row) => (row.ok ? '✓ 通过' : '✕ 未通过') }, { key: 'detail', head: '说明', width: 300, grow: 1, cell: (row) => row.detail }]} />}
        {checks?.ok === false ? <NoteKey head="台账有问题" actions={changed && may('settings.acceptPages') ? <Button onClick={() => setAccepting(true)}>已核对，继续使用…</Button> : null}>请不要继续录入，先把整个台账文件夹另存一份，再用最近的备份恢复，或联系信息人员。</NoteKey> : null}
      </Section>
      {accepting ? (
        <ReasonDialog
          title="文件被改动，核对后继续使用" act="核对无误，继续使用" running={accept.running} failure={accept.failure}
          onClose={() => setAccepting(false)} onAct={(reason) => { void accept.run({ reason }).then((done) => { if (done !== undefined) { setAccepting(false); void check(); } }); }}
        >
          <p>请先把台账文件夹另存一份，再与最近的备份或纸面材料对照，确认涉及的记录没有错；拿不准的，在“数据安全”里恢复备份。日志中会写明发现了什么、由谁认可；大队长的例外清单里也会列出。</p>
        </ReasonDialog>
      ) : null}
      {folder === null ? null : (
        <ConfirmDialog title="打开另一份台账？" act="打开" safe="不打开" onSafe={() => setFolder(null)} onAct={() => void open.run({ folder }).then((done) => { if (done !== undefined) setFolder(null); })} running={open.running} failure={open.failure}>
          <p>将关上现在的台账，打开：{folder}。现在的台账不会改动，以后可以再打开。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
