import type { ReactNode } from 'react';
import { DayText } from '#renderer/ui/figures.tsx';
import { industryWords, statusWords } from '#renderer/ui/format/words.ts';
import styles from './dossier.module.css';
import type { Dossier } from './shape.ts';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className={styles.fact}><dt>{label}</dt><dd>{children === '' ? '—' : children}</dd></div>;
}

/** What identifies the employer, in the head of its dossier. */
export function DossierFacts({ dossier }: { readonly dossier: Dossier }) {
  const { fields } = dossier;
  return (
    <dl className={styles.facts}>
      <Fact label="统一代码">{fields.uscc === '' ? `临时编号 ${dossier.tempNo}` : fields.uscc}</Fact>
      <Fact label="行业">{industryWords[fields.industry]}</Fact>
      <Fact label="法定代表人">{fields.legalRep}</Fact>
      <Fact label="职工">{fields.headcount === null ? '' : <>{fields.headcount} 人{fields.headcountOn === '' ? null : <span className={styles.on}>（<DayText day={fields.headcountOn} />）</span>}</>}</Fact>
      <Fact label="成立">{fields.openedOn}</Fact>
      <Fact label="经营地">{[dossier.streetName === '' ? fields.streetCode : dossier.streetName, fields.address].filter(Boolean).join('　')}</Fact>
      <Fact label="类型">{fields.unitType}</Fact>
      <Fact label="联系电话">{fields.phone}</Fact>
      <Fact label="农民工">{fields.migrantHeadcount === null ? '' : `${fields.migrantHeadcount} 人`}</Fact>
      <Fact label="状态">{statusWords[dossier.status]}</Fact>
    </dl>
  );
}
