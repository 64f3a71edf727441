import { useState } from 'react';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText, DayText } from '#renderer/ui/figures.tsx';
import { DayInput, InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { followUpWords } from '../words.ts';

type Item = NonNullable<OutputOf<'cases.case'>['major']>['followUps'][number];

interface Props {
  readonly caseId: number;
  readonly items: readonly Item[];
  /** Why this officer may not record them; null where he may. */
  readonly why: string | null;
}

/** Duties of plan 5.4 with their days: done ones keep the time, open ones their last day. */
export function FollowUps({ caseId, items, why }: Props) {
  const [asked, ask] = useState<Item | null>(null);
  const kinds = Object.keys(followUpWords) as Item['kind'][];
  const missing = kinds.filter((kind) => !items.some((item) => item.kind === kind));
  return (
    <>
      <RailList>
        {items.map((item) => (
          <RailItem key={item.kind} caption={item.doneAt === null ? <>应于 <DayText day={item.dueOn} /> 前完成</> : <>已完成　<DateText at={item.doneAt} /></>} end={<Button kind="link" barred={why} onClick={() => ask(item)}>{item.doneAt === null ? '办结' : '改'}</Button>}>
            {followUpWords[item.kind]}
          </RailItem>
        ))}
        {missing.map((kind) => <RailItem key={kind} caption="还没有列入" end={<Button kind="link" barred={why} onClick={() => ask({ kind, title: followUpWords[kind], dueOn: '', doneAt: null })}>列入</Button>}>{followUpWords[kind]}</RailItem>)}
      </RailList>
      {asked === null ? null : <FollowUpDialog caseId={caseId} item={asked} onClose={() => ask(null)} />}
    </>
  );
}

type Duty = { readonly dueOn: string; readonly doneAt: number | null };

function FollowUpDialog({ caseId, item, onClose }: { readonly caseId: number; readonly item: Item; readonly onClose: () => void }) {
  const [seen] = useState<Duty>({ dueOn: item.dueOn, doneAt: item.doneAt });
  const [dueOn, setDueOn] = useState(item.dueOn);
  const [doneAt, setDoneAt] = useState(item.doneAt ?? (item.dueOn === '' ? null : now()));
  const save = useRun('cases.setFollowUp');
  const act = async (wish: Duty = { dueOn, doneAt }, from: Duty = seen): Promise<void> => {
    const done = await save.run({ id: caseId, kind: item.kind, ...wish, seen: from });
    if (done === undefined) return;
    tell('后续跟踪已保存');
    onClose();
  };
  return (
    <Dialog title={followUpWords[item.kind]} width={440} onClose={onClose} closable={!save.running} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" running={save.running} onClick={() => void act()}>保存</Button></>}>
      <Field label="应完成日期">{(control) => <DayInput {...control} value={dueOn} onChange={setDueOn} />}</Field>
      <Field label="完成时间" hint="还没有完成就清空。">{(control) => <InstantInput {...control} value={doneAt} onChange={setDoneAt} />}</Field>
      {save.failure === null || isSettingOvertaken(save.failure) ? null : <FailureNote failure={save.failure} />}
      <SettingConflict<Duty>
        failure={save.failure} what={followUpWords[item.kind]} labels={{ dueOn: '应完成日期', doneAt: '完成时间' }} seen={seen} mine={{ dueOn, doneAt }} running={save.running}
        words={(_key, value) => (typeof value === 'number' ? shanghaiMinute(value) : value === null || value === '' ? '（空）' : String(value))}
        onTake={(values, stands) => void act(values, stands)} onTheirs={onClose} onClose={save.clear}
      />
    </Dialog>
  );
}
