import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { useChecks } from '#renderer/ui/form/useChecks.ts';
import { problemsOf, type FirstRunValues } from './firstRunForm.ts';
import { holdStart } from './hold.ts';
import { OpeningFailure } from './OpeningFailure.tsx';
import { Recent } from './Recent.tsx';
import styles from './start.module.css';
import { useOpenFolder } from './useOpenFolder.ts';

interface Props {
  readonly suggestedFolder: string;
  readonly recent: readonly string[];
  /** The ledger stands; its recovery passphrase is shown once. */
  readonly onMade: (made: { passphrase: string; checkWord: string }) => void;
  /** The ledger comes from a stick. */
  readonly onArrive: () => void;
  readonly onBack?: () => void;
}

/** First run: one calm page that makes an empty ledger, or opens one that is there. */
export function FirstRun({ suggestedFolder, recent, onMade, onArrive, onBack }: Props) {
  const [values, setValues] = useState<FirstRunValues>({ districtCode: '', districtName: '', folder: suggestedFolder, staffNo: '', officerName: '', password: '', administrator: null, adminNo: '', adminName: '', adminPassword: '' });
  const set = (change: Partial<FirstRunValues>): void => setValues((was) => ({ ...was, ...change }));
  const create = useRun('settings.createLedger');
  const choose = useRun('settings.chooseFolder');
  const opening = useOpenFolder();
  const checks = useChecks<FirstRunValues>(problemsOf(values), create.failure);
  const pick = async (): Promise<void> => {
    const chosen = await choose.run({ title: '选择存放台账的文件夹' });
    if (chosen !== undefined && chosen.folder !== null) set({ folder: chosen.folder });
  };
  const make = async (): Promise<void> => {
    if (!checks.all()) return;
    holdStart(true);
    const made = await create.run({ folder: values.folder.trim(), districtCode: values.districtCode.trim(), districtName: values.districtName.trim(), staffNo: values.staffNo.trim(), officerName: values.officerName.trim(), passphrase: '', password: values.password,
      administrator: values.administrator === 'there' ? { staffNo: values.adminNo.trim(), name: values.adminName.trim(), password: values.adminPassword } : null,
    });
    if (made === undefined || made.recoveryPassphrase === null) holdStart(false);
    else onMade({ passphrase: made.recoveryPassphrase, checkWord: made.checkWord });
  };
  return (
    <div className={styles.page}>
      <h1>建立本大队的台账</h1>
      <p className={styles.lead}>台账只存在您选的文件夹里，不上传。联网后只把批准过的两张月报表送到支队。</p>
      {/* Above the form: errors that open while a field is left must not move a button away under the pointer. */}
      <div className={styles.acts}>
        <span>已经有台账：</span>
        <Button kind="link" onClick={opening.chooseAndOpen} disabled={opening.running}>打开已有的台账…</Button>
        <Button kind="link" onClick={onArrive}>从 U 盘恢复或从旧电脑搬来…</Button>
      </div>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void make(); }} noValidate>
        <h2>大队</h2>
        <FieldRow columns="160px 1fr">
          <Field label="行政区划代码" required error={checks.of('districtCode')}>{(c) => <TextInput {...c} value={values.districtCode} onChange={(districtCode) => set({ districtCode })} onBlur={checks.left('districtCode')} inputMode="numeric" maxLength={6} placeholder="6 位" autoFocus />}</Field>
          <Field label="大队名称" required error={checks.of('districtName')}>{(c) => <TextInput {...c} value={values.districtName} onChange={(districtName) => set({ districtName })} onBlur={checks.left('districtName')} maxLength={60} placeholder="例如 清河区劳动保障监察大队" />}</Field>
        </FieldRow>
        <h2>存放位置</h2>
        <Field label="台账文件夹" required error={checks.of('folder')} hint="请选本机磁盘上的空文件夹，不要选网盘、同步盘或 U 盘。">
          {(c) => <div className={styles.folder}><TextInput {...c} value={values.folder} onChange={(folder) => set({ folder })} onBlur={checks.left('folder')} maxLength={1000} /><Button onClick={() => void pick()} running={choose.running}>选择…</Button></div>}
        </Field>
        <h2>大队长</h2>
        <FieldRow columns="160px 1fr">
          <Field label="工号" required error={checks.of('staffNo')}>{(c) => <TextInput {...c} value={values.staffNo} onChange={(staffNo) => set({ staffNo })} onBlur={checks.left('staffNo')} maxLength={12} placeholder="例如 0001" />}</Field>
          <Field label="姓名" required error={checks.of('officerName')} hint="在设立其他人员之前，由这位人员担任各个岗位，包括核对和批准。">{(c) => <TextInput {...c} value={values.officerName} onChange={(officerName) => set({ officerName })} onBlur={checks.left('officerName')} maxLength={30} />}</Field>
        </FieldRow>
        <Field label="登录密码" error={checks.of('password')} hint="设了密码，打开窗口要登录，离开 15 分钟自动锁定。可以留空，以后在“设置 › 人员与岗位”里设。">{(c) => <TextInput {...c} password value={values.password} onChange={(password) => set({ password })} onBlur={checks.left('password')} maxLength={64} />}</Field>
        <h2>系统管理员</h2>
        <Field label="谁管账号、设置和备份" required error={checks.of('administrator')}>
          {() => (
            <div className={styles.choice}>
              <Radio name="administrator" value="there" chosen={values.administrator} onChoose={(administrator) => set({ administrator })}>另有一位系统管理员。他开账号、管设置和备份，看不到案件和投诉，也不办业务。</Radio>
              <Radio name="administrator" value="none" chosen={values.administrator} onChoose={(administrator) => set({ administrator })}>没有专门的系统管理员，先由大队长办理；以后可以再设。</Radio>
            </div>
          )}
        </Field>
        {values.administrator === 'there' ? (
          <>
            <FieldRow columns="160px 1fr">
              <Field label="管理员工号" required error={checks.of('adminNo')}>{(c) => <TextInput {...c} value={values.adminNo} onChange={(adminNo) => set({ adminNo })} onBlur={checks.left('adminNo')} maxLength={12} placeholder="例如 0002" />}</Field>
              <Field label="管理员姓名" required error={checks.of('adminName')}>{(c) => <TextInput {...c} value={values.adminName} onChange={(adminName) => set({ adminName })} onBlur={checks.left('adminName')} maxLength={30} />}</Field>
            </FieldRow>
            <Field label="管理员初始密码" required error={checks.of('adminPassword')} hint="交给本人；第一次登录时必须换成自己的。">{(c) => <TextInput {...c} password value={values.adminPassword} onChange={(adminPassword) => set({ adminPassword })} onBlur={checks.left('adminPassword')} maxLength={64} />}</Field>
          </>
        ) : null}
        {[checks.rest, choose.failure].map((failure, index) => (failure === null ? null : <FailureNote key={index} failure={failure} />))}
        <OpeningFailure failure={opening.failure} />
        <div className={styles.acts}>
          <Button kind="primary" submit running={create.running}>建立台账</Button>
          {onBack === undefined ? null : <Button onClick={onBack}>返回</Button>}
        </div>
      </form>
      <Recent folders={recent} onOpen={opening.open} running={opening.running} />
    </div>
  );
}
