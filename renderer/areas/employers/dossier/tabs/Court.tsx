import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { DateText, Money } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import styles from '../dossier.module.css';
import type { DossierCourt, TabProps } from '../shape.ts';
import { CourtDialog } from './CourtDialog.tsx';

const matched = { code: '代码相同', name: '仅名称相同', person: '法定代表人个人' } as const;

/** Court records that name this employer. Only one that a brigade member has confirmed can make a red alert. */
export default function Court({ dossier }: TabProps) {
  const [asking, setAsking] = useState<{ record: DossierCourt; confirmed: boolean } | null>(null);
  const waiting = dossier.court.filter((one) => !one.confirmed && one.matchedBy !== 'person');
  const state = (row: DossierCourt): React.ReactNode => {
    if (row.matchedBy === 'person') return '个人记录，不作红色预警';
    if (row.confirmed) return <span className={styles.acts}><span>已核实　{row.confirmedBy} <DateText at={row.confirmedAt} time={false} /></span><Button kind="link" onClick={() => setAsking({ record: row, confirmed: false })}>撤回核实</Button></span>;
    return <span className={styles.acts}><Button kind="link" onClick={() => setAsking({ record: row, confirmed: true })}>是本单位</Button><Button kind="link" onClick={() => setAsking({ record: row, confirmed: false })}>不是本单位</Button></span>;
  };
  const columns: readonly Column<DossierCourt>[] = [
    { key: 'no', head: '执行案号', width: 170, grow: 1, cell: (row) => row.caseNo },
    { key: 'debtor', head: '被执行人', width: 150, grow: 1, cell: (row) => <>{row.debtorName}<div className={styles.by}>{matched[row.matchedBy]}</div></> },
    { key: 'code', head: '名单中的代码', width: 160, from: 960, cell: (row) => row.uscc || '—' },
    { key: 'court', head: '法院', width: 124, cell: (row) => row.court || '—' },
    { key: 'amount', head: '标的（元）', width: 106, align: 'right', from: 800, cell: (row) => <Money fen={row.amountFen} /> },
    { key: 'listed', head: '立案', width: 72, cell: (row) => <DateText at={row.listedAt} time={false} /> },
    { key: 'ended', head: '结束', width: 72, cell: (row) => (row.endedAt === null ? '未结束' : <DateText at={row.endedAt} time={false} />) },
    { key: 'state', head: '核实', width: 172, cell: state },
  ];
  return (
    <Section bare={dossier.court.length > 0} title="法院执行" caption={dossier.courtCheckedUntil === null ? '还没有导入被执行人名单' : <>名单核对至 <DateText at={dossier.courtCheckedUntil} time={false} /></>}>
      {waiting.length === 0 ? null : <NoteKey head={`待核实 ${waiting.length} 条`}>核实以前不作红色预警，月报记质量码 N。请对照执行裁定或法院公告上的代码。</NoteKey>}
      {dossier.court.length === 0 ? <EmptyState>没有这个单位的被执行人记录。</EmptyState> : <PlainTable label="被执行人记录" columns={columns} rows={dossier.court} rowKey={(row) => row.id} />}
      {asking === null ? null : <CourtDialog dossier={dossier} record={asking.record} confirmed={asking.confirmed} onClose={() => setAsking(null)} />}
    </Section>
  );
}
