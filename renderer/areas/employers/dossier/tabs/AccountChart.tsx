import { useNow } from '#renderer/bridge/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import { BalanceChart } from '../../chart/BalanceChart.tsx';
import { balanceSum } from '../../chart/balanceSum.ts';
import { monthBars } from '../../chart/bars.ts';
import styles from '../dossier.module.css';
import type { DossierAccount } from '../shape.ts';

interface Props {
  readonly account: DossierAccount;
  readonly months: number;
  readonly height: number;
  readonly here: string | null;
  readonly onMonth: (month: string) => void;
  readonly children?: React.ReactNode;
}

/** Chart of one account with its legend; below it the chosen (or newest) month in words. */
export function AccountChart({ account, months, height, here, onMonth, children }: Props) {
  const now = useNow();
  const told = account.months.find((one) => one.month === here) ?? account.months.at(-1);
  const words = told === undefined ? null : balanceSum(told, now);
  if (told === undefined || words === null) return <p className={styles.under}>这个专户还没有余额和应付工资。</p>;
  return (
    <>
      <div className={styles.legend} aria-hidden="true">
        <span><i className={styles.grey} />月末余额</span><span><i className={styles.amber} />低于 1.2 倍（黄色）</span><span><i className={styles.blue} />上月应付 × 1.2</span>
      </div>
      <BalanceChart bars={monthBars(account.months, months)} height={height} axis here={here} onMonth={onMonth} />
      <div className={cx(styles.sum, told.yellow && styles.sumYellow)}>
        <div><b>{told.month}</b>{words.lines[0]}</div>
        <div>{words.lines[1]}{children}</div>
      </div>
    </>
  );
}
