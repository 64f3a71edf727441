import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';
import styles from '../dossier.module.css';
import type { TabProps } from '../shape.ts';
import { AccountChart } from './AccountChart.tsx';
import { CaseTable, caseSums } from './CaseTable.tsx';
import { InsuranceTable } from './InsuranceTable.tsx';
import { orangeWords } from './orangeWords.ts';
import { OverviewLines } from './OverviewLines.tsx';

/** The dossier on one screen: balance against wages, insurance, cases, and one line for each part that has little to say. */
export function Overview({ dossier, go }: TabProps) {
  const worst = dossier.accounts.find((account) => account.months.at(-1)?.yellow === true) ?? dossier.accounts.find((account) => account.closedAt === null) ?? dossier.accounts[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const account = dossier.accounts.find((one) => String(one.id) === chosen) ?? worst;
  const months = dossier.insurance.slice(-6);
  return (
    <>
      <div className={styles.two}>
        {account === undefined ? <Section title="专户余额与 1.2 倍应付工资"><p className={styles.under}>没有登记工资专户。</p></Section> : (
          <Section
            bare title="专户余额与 1.2 倍应付工资" caption={<><span>{account.project}</span>{account.lastFour === '' ? null : <span>尾号 {account.lastFour}</span>}<span>万元</span></>}
            more={dossier.accounts.length > 1 && dossier.accounts.length <= 4 ? <Segments label="专户" items={dossier.accounts.map((one, index) => ({ key: String(one.id), label: one.lastFour === '' ? `专户 ${index + 1}` : one.lastFour }))} here={String(account.id)} onChoose={setChosen} /> : dossier.accounts.length > 1 ? <Button kind="link" onClick={() => go('accounts')}>全部 {dossier.accounts.length} 个专户</Button> : undefined}
          >
            <AccountChart account={account} months={7} height={150} here={null} onMonth={(month) => go('accounts', month)}>
              <Button kind="link" onClick={() => go('accounts', account.months.at(-1)?.month)}>看当月记录</Button>
            </AccountChart>
          </Section>
        )}
        <Section title="参保" caption={months.length === 0 ? undefined : `近 ${months.length} 个月`} bare={months.length > 0} more={dossier.insurance.length > 6 ? <Button kind="link" onClick={() => go('insurance')}>全部</Button> : undefined}>
          {months.length === 0 ? <p className={styles.under}>没有参保数据。</p> : <><InsuranceTable months={months} /><p className={styles.under}>{orangeWords(dossier.insurance)}</p></>}
        </Section>
      </div>
      {dossier.cases.length === 0 ? null : (
        <Section bare title="案件" caption={caseSums(dossier.cases)} more={dossier.cases.length > 5 ? <Button kind="link" onClick={() => go('cases')}>全部案件</Button> : undefined}><CaseTable cases={dossier.cases.slice(0, 5)} /></Section>
      )}
      <OverviewLines dossier={dossier} go={go} />
    </>
  );
}
