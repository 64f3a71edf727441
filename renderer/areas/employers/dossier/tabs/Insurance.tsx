import { Count } from '#renderer/ui/figures.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import styles from '../dossier.module.css';
import type { TabProps } from '../shape.ts';
import { InsuranceTable } from './InsuranceTable.tsx';
import { orangeWords } from './orangeWords.ts';

/** Insurance by month, and head-counts as they were reported. */
export default function Insurance({ dossier }: TabProps) {
  return (
    <div className={styles.two}>
      <Section bare title="参保情况" caption={orangeWords(dossier.insurance)}>
        {dossier.insurance.length === 0 ? <EmptyState>没有参保数据。由社保中心的“参保情况”名单导入。</EmptyState> : <InsuranceTable months={dossier.insurance.toReversed()} />}
      </Section>
      <Section bare title="职工人数" caption={dossier.headcounts.length === 0 ? undefined : `${dossier.headcounts.length} 次上报`}>
        <PlainTable
          label="职工人数" rows={dossier.headcounts} rowKey={(row) => `${row.day}${row.source}`} empty={<EmptyState>没有人数上报。</EmptyState>}
          columns={[
            { key: 'day', head: '日期', width: 96, cell: (row) => row.day }, { key: 'headcount', head: '职工', width: 72, align: 'right', cell: (row) => <Count value={row.headcount} /> },
            { key: 'migrant', head: '农民工', width: 72, align: 'right', cell: (row) => <Count value={row.migrant} /> }, { key: 'source', head: '来源', width: 120, grow: 1, cell: (row) => row.source },
          ]}
        />
      </Section>
    </div>
  );
}
