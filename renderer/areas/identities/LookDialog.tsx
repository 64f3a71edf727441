import { useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { NO_WORDS, tidyWords } from './LookFields.tsx';
import { LookFrame } from './LookFrame.tsx';
import { ShownIdentity } from './ShownIdentity.tsx';
import { correctionText } from './words.ts';

interface Props {
  readonly subject: InputOf<'identities.look'>['subject'];
  readonly person: OutputOf<'identities.persons'>['persons'][number];
  readonly onClose: () => void;
}

/** Asks why, shows the identity, and takes it away again. */
export function LookDialog({ subject, person, onClose }: Props) {
  const look = useRun('identities.look');
  const [words, setWords] = useState(NO_WORDS);
  const [version, setVersion] = useState<number | null>(null);
  const [seen, setSeen] = useState<OutputOf<'identities.look'> | null>(null);
  const confirm = person.look.confirm ? person.pseudonym : '';
  const act = async (): Promise<void> => {
    const shown = await look.run({ subject, personId: person.personId, ...tidyWords(words), version });
    if (shown !== undefined) setSeen(shown);
  };
  const close = (): void => {
    setSeen(null);
    onClose();
  };
  const versions = person.corrections.length === 0 ? null : (
    <Field label="看哪一份">
      {(control) => <SelectInput {...control} value={String(version ?? '')} onChange={(value) => setVersion(value === '' ? null : Number(value))} choices={[{ value: '', label: '现在登记的' }, ...person.corrections.toReversed().map((one) => ({ value: String(one.version), label: `${correctionText(one)}　之前` }))]} />}
    </Field>
  );
  const body = seen === null ? null : <ShownIdentity seen={seen} onGone={() => { close(); tell('身份已收起'); }} />;
  return (
    <LookFrame
      title={`查看${person.pseudonym}的身份`} act="查看身份" confirm={confirm} words={words} onWords={setWords} running={look.running} failure={look.failure} onAct={() => void act()} onClose={close} more={versions}
      shown={body === null ? null : { title: `${person.pseudonym}${version === null ? '' : '更正前'}的身份`, width: 460, body }}
    >
      身份只显示一会儿，到时自动收起。您的姓名、时间和理由记入日志，大队长马上能看到；本案的人都看得到谁查看过。
    </LookFrame>
  );
}
