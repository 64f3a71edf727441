import { useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { failureOf, run } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { sizeText } from './words.ts';
import styles from './attachments.module.css';

type Token = InputOf<'attachments.attach'>['file'];

interface Props {
  readonly subject: InputOf<'attachments.attach'>['subject'];
  readonly files: readonly Token[];
  readonly materials: readonly string[];
  readonly alwaysPersons: boolean;
  readonly onClose: () => void;
}

const OTHER = '其他（自己写）';

/** Says what the chosen files are, and seals them one after the other. What is refused stays in the list with its reason. */
export function AttachDialog({ subject, files, materials, alwaysPersons, onClose }: Props) {
  const [left, setLeft] = useState(files);
  const [item, setItem] = useState<string>(materials[0] ?? OTHER);
  const [typed, setTyped] = useState('');
  const [persons, setPersons] = useState(true);
  const [at, setAt] = useState<number | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, Failure>>(new Map());
  const title = (item === OTHER ? typed : item).trim();
  const act = async (): Promise<void> => {
    const refused = new Map<string, Failure>();
    for (const [index, file] of left.entries()) {
      setAt(index);
      try {
        await run('attachments.attach', { subject, file, title, persons: persons || alwaysPersons });
      } catch (error) {
        refused.set(file.token, failureOf(error));
      }
    }
    setAt(null);
    const done = left.length - refused.size;
    if (done > 0) tell(`已附上 ${done} 个文件，加密保存`);
    if (refused.size === 0) return onClose();
    setProblems(refused);
    setLeft(left.filter((file) => refused.has(file.token)));
  };
  const running = at !== null;
  return (
    <Dialog
      title={`附上 ${left.length} 个文件`} width={620} onClose={onClose} closable={!running}
      footer={<><Button onClick={onClose} disabled={running}>{problems.size > 0 ? '关闭' : '取消'}</Button><Button kind="primary" running={running} disabled={title === ''} onClick={() => void act()}>{problems.size > 0 ? '再试一次' : '加密附上'}</Button></>}
    >
      <Field label="是什么材料" required>{(control) => <SelectInput {...control} value={item} onChange={setItem} choices={[...materials, OTHER].map((one) => ({ value: one, label: one }))} />}</Field>
      {item === OTHER ? <Field label="材料名称" required hint="写是什么，不要写人名、证件号和电话，如“工资条”“考勤截图”。文件本来的名字不保存。">{(control) => <TextInput {...control} value={typed} onChange={setTyped} maxLength={60} autoFocus />}</Field> : null}
      <p><Check checked={persons || alwaysPersons} disabled={alwaysPersons} onChange={setPersons}>{alwaysPersons ? '举报的材料都按能看出举报人处理，只有能查看举报人身份的人才能打开' : '能看出当事人是谁（姓名、证件、电话、照片）：只有能查看身份的人才能打开'}</Check></p>
      <PlainTable
        label="要附的文件" rows={left} rowKey={(row) => row.token}
        columns={[{ key: 'name', head: '文件', width: 200, grow: 1, cell: (row) => <>{row.name}{problems.has(row.token) ? <p className={styles.problem} role="alert"><b>{problems.get(row.token)?.message}</b>{problems.get(row.token)?.todo}</p> : null}</> }, { key: 'size', head: '大小', width: 90, align: 'right', cell: (row) => sizeText(row.size) }]}
      />
      {at === null ? null : <ProgressBar phase="正在加密" done={at} total={left.length} unit="个" secondsLeft={null} />}
      {problems.size > 0 ? <FailureNote failure={{ code: '', message: `${problems.size} 个文件没有附上，原因在上面。`, todo: '改好以后再附；其他文件已经附上。', field: null, data: {} }} /> : null}
    </Dialog>
  );
}
