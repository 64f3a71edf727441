import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { tell } from '#renderer/ui/tell.ts';

interface Props {
  readonly caseId: number;
  readonly payment: OutputOf<'cases.case'>['payments'][number];
  readonly may: boolean;
  readonly me: string;
}

/** Whether somebody found a payment on the bank's statement; offered to others than who registered it. */
export function BankCell({ caseId, payment, may, me }: Props) {
  const confirm = useRun('cases.confirmPayment');
  if (payment.confirmedAt !== null) return <span title={`工号 ${payment.confirmedBy}`}><DateText at={payment.confirmedAt} time={false} /> 已确认</span>;
  if (!may || payment.registeredBy === me) return (payment.registeredBy === me ? <Button kind="link" barred="登记的人不能确认同一笔到账，请由另一位C岗或大队长确认。">待确认</Button> : <>待确认</>);
  const act = (): void => void confirm.run({ id: caseId, paidAt: payment.paidAt, voucher: payment.voucher, seen: { fen: payment.fen } }).then((done) => { if (done !== undefined) tell('已确认到账'); });
  return confirm.failure === null ? <Button kind="link" running={confirm.running} onClick={act} label={`确认到账：凭证 ${payment.voucher}`}>确认到账</Button> : <span title={confirm.failure.message}>{confirm.failure.message}</span>;
}
