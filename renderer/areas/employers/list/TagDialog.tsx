import { useState } from 'react';
import { z } from 'zod';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TagsInput } from '#renderer/ui/form/SelectInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { emptyFilter } from './view.ts';

/** What a refusal tells of dossiers whose tags somebody else changed. */
const overtaken = z.object({ dossiers: z.array(z.object({ id: z.number(), name: z.string(), before: z.array(z.string()), now: z.array(z.string()) })).min(1), staffNo: z.string(), at: z.number().nullable() });
const tagsText = (tags: readonly string[]): string => tags.join('、');

interface Props {
  /** The chosen employers with the tags that they bear on the screen. */
  readonly rows: readonly { readonly id: number; readonly tags: readonly string[] }[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Adds and takes off tags, for one employer or many at once. */
export default function TagDialog({ rows, onDone, onClose }: Props) {
  // As they stood when the dialog opened; somebody else may tag them below it.
  const [seen, rebase] = useState(rows);
  const ids = seen.map(({ id }) => id);
  const present = [...new Set(seen.flatMap(({ tags }) => tags))];
  const known = useRead('employers.counts', { filter: emptyFilter }).data?.tags ?? [];
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const set = useRun('employers.setTags');
  const save = async (of = seen): Promise<void> => {
    const done = await set.run({ ids: of.map(({ id }) => id), add: [...add], remove: [...remove], seen: of.map(({ id, tags }) => ({ id, tags: [...tags] })) });
    if (done === undefined) return;
    tell(`标签已改，涉及 ${done.changed} 户`);
    onDone();
  };
  const told = overtaken.safeParse(set.failure?.data);
  const others = set.failure?.code === 'ledger.changedMeanwhile' && told.success ? told.data : null;
  const mineOf = (tags: readonly string[]): string => tagsText([...tags, ...add.filter((tag) => !tags.includes(tag))].filter((tag) => !remove.includes(tag)));
  return (
    <Dialog title={ids.length === 1 ? '改标签' : `为 ${ids.length} 户改标签`} onClose={onClose} closable={!set.running} footer={<><Button onClick={onClose} disabled={set.running}>取消</Button><Button kind="primary" running={set.running} reason={add.length + remove.length === 0 ? '还没有改动' : null} onClick={() => void save()}>保存标签</Button></>}>
      <Field label="加标签" hint="可以选已有的，也可以输入新的，每个不超过 20 字。">{(c) => <TagsInput {...c} value={add} onChange={setAdd} known={known.map(({ tag }) => tag).filter((tag) => ids.length > 1 || !present.includes(tag))} />}</Field>
      {present.length === 0 ? null : <Field label="去标签">{(c) => <TagsInput {...c} value={remove} onChange={(tags) => setRemove(tags.filter((tag) => present.includes(tag)))} known={present} />}</Field>}
      {set.failure === null || others !== null ? null : <FailureNote failure={set.failure} />}
      {others === null ? null : (
        <ConflictDialog
          what="标签" by={others.staffNo} at={others.at} act="按所选保存" running={set.running} onClose={set.clear}
          fields={others.dossiers.map((one) => ({ key: String(one.id), label: one.name, before: tagsText(one.before), theirs: tagsText(one.now), mine: mineOf(one.before) }))}
          onTake={(choice) => {
            // Dossiers that stay as the other made them are left out; the rest is done on what stands now.
            const stands = new Map(others.dossiers.map((one) => [one.id, one.now]));
            const rest = seen.filter(({ id }) => choice[String(id)] !== 'theirs').map(({ id, tags }) => ({ id, tags: stands.get(id) ?? tags }));
            if (rest.length === 0) return onClose();
            rebase(rest);
            void save(rest);
          }}
        />
      )}
    </Dialog>
  );
}
