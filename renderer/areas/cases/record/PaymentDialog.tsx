import { useState } from 'react';
import type { z } from 'zod';
import type { paymentKind } from '#shared/contract/values.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { moneyOf } from '#renderer/ui/form/money.ts';
import { MoneyInput } from '#renderer/ui/form/MoneyInput.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { paymentWords } from '../words.ts';

type Kind = z.output<typeof paymentKind>;

/** One payment. What the bank sent back is a negative amount on the day of the return. */
export function PaymentDialog({ caseId, onClose }: { readonly caseId: number; readonly onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('wage');
  const [paidAt, setPaidAt] = useState<number | null>(now());
  const [voucher, setVoucher] = useState('');
  const [amount, setAmount] = useState('');
  const add = useRun('cases.addPayment');
  const { fen, problem } = moneyOf(amount, true);
  const ready = fen !== null && fen !== 0 && paidAt !== null && voucher.trim() !== '';
  const save = async (): Promise<void> => {
    if (!ready) return;
    const done = await add.run({ id: caseId, payment: { kind, paidAt, voucher: voucher.trim(), fen } });
    if (done === undefined) return;
    tell(fen < 0 ? '退回已登记' : '支付已登记');
    onClose();
  };
  return (
    <Dialog title="登记支付" onClose={onClose} closable={!add.running} footer={<><Button onClick={onClose} disabled={add.running}>取消</Button><Button kind="primary" running={add.running} disabled={!ready} onClick={() => void save()}>登记</Button></>}>
      <FieldRow>
        <Field label="种类">{(control) => <SelectInput {...control} value={kind} onChange={setKind} choices={(Object.keys(paymentWords) as Kind[]).map((value) => ({ value, label: paymentWords[value] }))} />}</Field>
        <Field label="支付时间" required>{(control) => <InstantInput {...control} value={paidAt} onChange={setPaidAt} />}</Field>
      </FieldRow>
      <FieldRow>
        <Field label="金额" required error={amount === '' ? null : problem} hint="银行退回的填负数。">{(control) => <MoneyInput {...control} value={amount} onChange={setAmount} autoFocus />}</Field>
        <Field label="凭证号" required>{(control) => <TextInput {...control} value={voucher} onChange={setVoucher} maxLength={60} onEnter={() => void save()} />}</Field>
      </FieldRow>
      {add.failure === null ? null : <FailureNote failure={add.failure} />}
    </Dialog>
  );
}
