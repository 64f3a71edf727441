import { useState } from 'react';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TagsInput } from '#renderer/ui/form/SelectInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { emptyFilter } from './view.ts';

interface Props {
  readonly ids: readonly number[];
  /** Tags that the chosen employers bear now, for taking off. */
  readonly present: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Adds and takes off tags, for one employer or many at once. */
export default function TagDialog({ ids, present, onDone, onClose }: Props) {
  const known = useRead('employers.counts', { filter: emptyFilter }).data?.tags ?? [];
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const set = useRun('employers.setTags');
  const save = async (): Promise<void> => {
    const done = await set.run({ ids: [...ids], add: [...add], remove: [...remove] });
    if (done === undefined) return;
    tell(`标签已改，涉及 ${done.changed} 户`);
    onDone();
  };
  return (
    <Dialog title={ids.length === 1 ? '改标签' : `为 ${ids.length} 户改标签`} onClose={onClose} closable={!set.running} footer={<><Button onClick={onClose} disabled={set.running}>取消</Button><Button kind="primary" running={set.running} disabled={add.length + remove.length === 0} onClick={() => void save()}>保存标签</Button></>}>
      <Field label="加标签" hint="可以选已有的，也可以输入新的，每个不超过 20 字。">{(c) => <TagsInput {...c} value={add} onChange={setAdd} known={known.map(({ tag }) => tag).filter((tag) => ids.length > 1 || !present.includes(tag))} />}</Field>
      {present.length === 0 ? null : <Field label="去标签">{(c) => <TagsInput {...c} value={remove} onChange={(tags) => setRemove(tags.filter((tag) => present.includes(tag)))} known={present} />}</Field>}
      {set.failure === null ? null : <FailureNote failure={set.failure} />}
    </Dialog>
  );
}
