import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { DayText } from '#renderer/ui/figures.tsx';
import { alertStateWords } from '#renderer/ui/format/words.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Dossier, TabProps } from '../shape.ts';

type Alert = Dossier['alerts'][number];

const columns: readonly Column<Alert>[] = [
  { key: 'kind', head: '等级', width: 78, cell: (row) => <AlertChip level={row.kind} /> },
  { key: 'subject', head: '事项', width: 150, grow: 1, cell: (row) => <Link to={route.alert(row.id)}>{row.subject === '' ? '查看' : row.subject}</Link> },
  { key: 'from', head: '起', width: 84, cell: (row) => <DayText day={row.from} /> },
  { key: 'ended', head: '止', width: 84, cell: (row) => (row.endedOn === null ? '持续' : <DayText day={row.endedOn} />) },
  { key: 'state', head: '处置', width: 96, cell: (row) => alertStateWords[row.state] ?? row.state },
  { key: 'evidence', head: '依据', width: 280, grow: 3, cell: (row) => row.evidence },
];

/** Alerts of the employer, running and past, each with its evidence. */
export default function Alerts({ dossier }: TabProps) {
  return (
    <Section bare title="预警" caption={dossier.run > 0 ? `至 ${dossier.referenceMonth} 连续 ${dossier.run} 个月` : undefined}>
      <PlainTable label="预警" columns={columns} rows={dossier.alerts} rowKey={(row) => row.id} empty={<EmptyState>没有成立过预警。</EmptyState>} />
    </Section>
  );
}
