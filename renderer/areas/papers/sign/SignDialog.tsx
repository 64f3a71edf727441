import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Ink } from '#shared/contract/papers.ts';
import { useRead, useRun, useStaffNo } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { SignaturePad } from './SignaturePad.tsx';

type Way = 'pad' | 'refusal' | 'stored';

/** Signing a final paper: on the pad, by the officer's stored signature, or the note that the person would not sign. */
export function SignDialog({ paper, onClose }: { readonly paper: OutputOf<'papers.paper'>; readonly onClose: () => void }) {
  const slots = paper.slots.filter((one) => one.may);
  const [slot, setSlot] = useState(slots[0]?.slot ?? '');
  const [way, setWay] = useState<Way>('pad');
  const [typed, setSigner] = useState(paper.signers[0] ?? '');
  const [ink, setInk] = useState<Ink>([]);
  const [reason, setReason] = useState('');
  const [witnesses, setWitnesses] = useState<[string, string]>(['', '']);
  const [secret, setSecret] = useState('');
  const own = useRead('papers.ownSignature', {});
  const [sign, refuse, stored] = [useRun('papers.sign'), useRun('papers.refuseToSign'), useRun('papers.signStored')];
  const me = useStaffNo();
  const officer = slots.find((one) => one.slot === slot)?.officer === true;
  const signer = officer ? `工号 ${me}` : typed;
  const signing = { id: paper.line.id, digest: paper.digest, slot };
  const running = sign.running || refuse.running || stored.running;
  const ready = slot !== '' && (way === 'stored' ? secret !== '' : signer.trim() !== '' && (way === 'pad' ? ink.length > 0 : reason.trim() !== '' && witnesses.every((name) => name.trim() !== '')));
  const act = async (): Promise<void> => {
    const done = way === 'pad' ? await sign.run({ ...signing, signer: signer.trim(), ink }) : way === 'refusal' ? await refuse.run({ ...signing, signer: signer.trim(), reason: reason.trim(), witnesses: [witnesses[0].trim(), witnesses[1].trim()] }) : await stored.run({ ...signing, pin: secret });
    if (done === undefined) return;
    tell(way === 'refusal' ? '已记录拒绝签名' : '签名已保存');
    onClose();
  };
  const before = paper.signatures.some((one) => one.slot === slot && one.fits);
  const failure = sign.failure ?? refuse.failure ?? stored.failure;
  return (
    <Dialog title="签名" width={640} onClose={onClose} closable={!running} footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={!ready} reason={way === 'pad' && ink.length === 0 ? '请先在框内签名' : null} onClick={() => void act()}>{way === 'refusal' ? '记录拒绝签名' : before ? '重新签名' : '确认签名'}</Button></>}>
      <FieldRow>
        <Field label="签名栏">{(control) => <SelectInput {...control} value={slot} onChange={(next) => { setSlot(next); setWay('pad'); }} choices={slots.map((one) => ({ value: one.slot, label: one.label }))} />}</Field>
        {officer ? <Field label="签名人">{() => <span>{signer}（本人）</span>}</Field>
          : paper.line.sealed ? <Field label="签名人" required hint="身份受保护，纸上只写代称。">{(control) => <SelectInput {...control} value={typed} onChange={setSigner} choices={paper.signers.map((name) => ({ value: name, label: name }))} />}</Field>
            : <Field label="签名人" required>{(control) => <TextInput {...control} value={typed} onChange={setSigner} maxLength={60} />}</Field>}
      </FieldRow>
      <Field label="方式">
        {() => (
          <div>
            <Radio name="way" value="pad" chosen={way} onChoose={setWay}>当场签名　</Radio><Radio name="way" value="refusal" chosen={way} onChoose={setWay}>拒绝签名　</Radio>
            {!officer || own.data?.storedAt === undefined || own.data.storedAt === null ? null : <Radio name="way" value="stored" chosen={way} onChoose={setWay}>用我存放的签名</Radio>}
          </div>
        )}
      </Field>
      {way === 'pad' ? <SignaturePad ink={ink} onChange={setInk} /> : null}
      {way === 'refusal' ? (
        <>
          <Field label="拒签理由" required>{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>
          <FieldRow>
            {([0, 1] as const).map((at) => <Field key={at} label={`见证人${at === 0 ? '一' : '二'}`} required>{(control) => <TextInput {...control} value={witnesses[at]} onChange={(name) => setWitnesses(at === 0 ? [name, witnesses[1]] : [witnesses[0], name])} maxLength={40} />}</Field>)}
          </FieldRow>
        </>
      ) : null}
      {way === 'stored' ? <Field label="本人 PIN" required hint="每次使用都要输入；没有 PIN 的先在右上角的人员菜单中设置。">{(control) => <TextInput {...control} password value={secret} onChange={setSecret} onEnter={() => void act()} />}</Field> : null}
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
