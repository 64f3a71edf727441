import { useState } from 'react';
import { z } from 'zod';
import type { OutputOf } from '#shared/contract/index.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { paymentWords } from '../words.ts';

type Payment = OutputOf<'cases.case'>['payments'][number];
type Seen = Pick<Payment, 'fen' | 'confirmedAt'>;
/** The payment as it stands, of a refusal that somebody was faster. */
const standing = z.object({ now: z.object({ fen: z.number(), confirmedAt: z.number().nullable() }) });

/** Takes out a payment that was entered wrongly. One that was found on the bank's statement meanwhile, or entered anew, is not taken out unseen. */
export function RemovePaymentDialog({ caseId, payment, onClose }: { readonly caseId: number; readonly payment: Payment; readonly onClose: () => void }) {
  const takeOut = useRun('cases.removePayment');
  const [seen] = useState(payment);
  const act = async (reason: string, from: Seen = seen): Promise<void> => {
    if ((await takeOut.run({ id: caseId, paidAt: seen.paidAt, voucher: seen.voucher, reason, seen: { fen: from.fen, confirmedAt: from.confirmedAt } })) === undefined) return;
    tell('支付已撤销，日志保留');
    onClose();
  };
  const again = (reason: string): void => {
    const stands = standing.safeParse(takeOut.failure?.data);
    if (stands.success) void act(reason, stands.data.now);
  };
  const before = `${paymentWords[seen.kind]} ${formatYuanPaper(seen.fen)} 元，${seen.confirmedAt === null ? '到账待确认' : `${shanghaiMinute(seen.confirmedAt)} 由工号 ${seen.confirmedBy} 确认到账`}`;
  return (
    <ReasonDialog
      title={`撤销凭证 ${seen.voucher} 的支付？`} act="撤销这笔支付" running={takeOut.running} failure={takeOut.failure} onClose={onClose} onAct={(reason) => void act(reason)}
      conflict={(reason) => <StepConflict failure={takeOut.failure} what={`凭证 ${seen.voucher} 的支付`} before={before} mine="撤销这笔支付" note={reason} running={takeOut.running} onAgain={() => again(reason)} onTheirs={onClose} onClose={takeOut.clear} />}
    />
  );
}
