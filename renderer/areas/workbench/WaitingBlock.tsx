import { Link } from 'react-router';
import type { Failure } from '#shared/contract/envelope.ts';
import { route } from '#shared/routes.ts';
import { secondWord } from '#renderer/areas/backups/words.ts';
import { useMay, useRead } from '#renderer/bridge/index.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Count } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';

interface Waiting {
  readonly key: string;
  readonly to: string;
  readonly act: string;
  readonly matter: string;
  /** undefined: not known yet; null: could not be asked. */
  readonly count: number | undefined | null;
  readonly failure: Failure | null;
}

interface Asked<T> { readonly data: T | undefined; readonly failure: Failure | null }

function counted<T>(asked: Asked<T>, of: (data: T) => number): Pick<Waiting, 'count' | 'failure'> {
  if (asked.failure !== null) return { count: null, failure: asked.failure };
  return { count: asked.data === undefined ? undefined : of(asked.data), failure: null };
}

/** What waits for a decision, each asked for itself; of what the officer's posts do not open nothing is asked. */
function useWaiting(): readonly Waiting[] {
  const may = useMay();
  const oversees = may('journal.overrides');
  const exceptions = useRead('journal.overrides', {}, { enabled: oversees });
  const one = { offset: 0, limit: 1 };
  const supervises = may('identities.looks');
  const looks = useRead('identities.looks', { subject: null, ...one }, { enabled: supervises });
  const sees = may('intake.queue');
  const reviews = may('intake.reviewFiling');
  const writes = may('papers.waiting');
  const papers = useRead('papers.waiting', {}, { enabled: writes });
  const approvesYears = may('clocks.approveYear');
  const years = useRead('clocks.years', {}, { enabled: approvesYears });
  const due = useRead('settings.status', {}).data?.monthlyDue;
  const approvesTables = may('reports.approve');
  const month = useRead('reports.month', { month: due?.month ?? '2000-01' }, { enabled: approvesTables && due !== undefined });
  const intake = useRead('intake.queue', { tab: 'open', text: '', ...one }, { enabled: sees });
  const mediates = may('intake.startMediation');
  const leads = useRead('intake.gridLeads', {}, { enabled: mediates });
  const [alerts, imports, cases] = [may('wages.courtQueue'), may('imports.waiting'), may('cases.list')];
  const court = useRead('wages.courtQueue', one, { enabled: alerts });
  const rows = useRead('imports.waiting', one, { enabled: imports });
  const grid = useRead('imports.gridQueue', one, { enabled: imports });
  const major = useRead('cases.list', { text: '', open: 'open', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 }, { enabled: cases });
  const status = useRead('settings.status', {});
  const backups = useRead('backups.overview', {});
  const unknown = useRead('wages.unknown', { text: '', offset: 0, limit: 1 }, { enabled: alerts });
  return [
    ...(oversees ? [{ key: 'exceptions', to: route.exceptions(), act: '读例外清单', matter: '本周改过时限、规则结论或越过提示的事项', ...counted(exceptions, (data) => data.unread) }] : []),
    ...(sees ? [
      ...(may('intake.dispatch') || may('intake.dispatchByRule') ? [{ key: 'registered', to: route.intake('registered'), act: '分派投诉', matter: '已登记、还没有分派的投诉和举报', ...counted(intake, (data) => data.counts.registered) }] : []),
      ...(reviews ? [{ key: 'review', to: route.intake('review'), act: '审核立案', matter: '报请立案、等B岗法制审核的投诉和举报', ...counted(intake, (data) => data.counts.review) }] : []),
      ...(may('intake.approveAnswer') ? [{ key: 'decide', to: route.intake('decide'), act: '批准立案、决定答复', matter: '立案、受理告知书、不予受理、转办、外部审核结果，等大队长办理', ...counted(intake, (data) => data.counts.decide) }] : []),
      { key: 'mine', to: route.intake('mine'), act: '办理投诉', matter: '分派给我、还没有了结的投诉和举报', ...counted(intake, (data) => data.counts.mine) },
    ] : []),
    ...(writes ? [{ key: 'papers', to: route.papersWaiting(), act: '批准、定稿文书', matter: '等批准的文书，本人起草还没有定稿或交出的文书', ...counted(papers, (data) => data.papers.length) }] : []),
    ...(approvesTables && due !== undefined ? [{ key: 'tables', to: route.reports(due.month), act: '批准月报', matter: `${due.month} 月报已核对，等大队长批准`, ...counted(month, (data) => data.tables.filter((table) => table.state === 'submitted').length) }] : []),
    ...(approvesYears ? [{ key: 'years', to: route.calendar(), act: '批准放假安排', matter: '装入的年度放假安排，等大队长批准生效', ...counted(years, (data) => data.proposed.length) }] : []),
    ...(mediates ? [{ key: 'leads', to: route.mediations(), act: '办理网格线索', matter: '网格采集到的欠薪线索，还没有调解，也没有登记举报', ...counted(leads, (data) => data.leads.length) }] : []),
    ...(may('outbox.list') ? [{ key: 'outbox', to: route.outbox(), act: '处理上报箱', matter: '月报没有送到支队，须处理后再发', ...counted(status, (data) => data.outboxAttention) }] : []),
    ...(cases ? [{ key: 'major', to: route.proposedMajor(), act: '启动重大案件', matter: '人数或金额已达启动条件，尚未启动', ...counted(major, (data) => data.proposed) }] : []),
    ...(may('backups.check') || may('cases.list') ? [{ key: 'second', to: route.settings('safety'), act: '做第二份备份', matter: secondWord(backups.data?.state ?? 'none'), ...counted(backups, (data) => (data.reminds ? 1 : 0)) }] : []),
    ...(supervises ? [{ key: 'looks', to: route.looks(), act: '阅知身份查看', matter: '有人查看了当事人的身份，大队长尚未阅知', ...counted(looks, (data) => data.unnoted) }] : []),
    ...(alerts ? [
      { key: 'court', to: route.courtQueue(), act: '核实被执行人', matter: '法院名单中名称相同或尚未核实的记录', ...counted(court, (data) => data.total) },
      { key: 'unknown', to: route.unknownLevels(), act: '补齐数据', matter: '等级无法判定的单位，缺什么、找谁要', ...counted(unknown, (data) => data.total) },
    ] : []),
    ...(imports ? [
      { key: 'rows', to: route.waitingRows(), act: '查看待匹配', matter: '导入的行还没有对应的单位、专户或案件', ...counted(rows, (data) => data.total) },
      { key: 'grid', to: route.waitingRows(), act: '认领网格采集', matter: '没有代码的采集记录，由人决定归哪一户', ...counted(grid, (data) => data.total) },
    ] : []),
  ];
}

const columns: readonly Column<Waiting>[] = [
  { key: 'act', head: '动作', width: 150, cell: (row) => <Link to={row.to}>{row.act}</Link> },
  { key: 'matter', head: '事项', width: 300, grow: 1, cell: (row) => (row.failure === null ? row.matter : `${row.matter}。没有读到：${row.failure.message}`) },
  { key: 'count', head: '件数', width: 90, align: 'right', cell: (row) => (row.count === null ? '未读到' : <Link to={row.to}><Count value={row.count} strong /></Link>) },
];

/** 我的待办: only what really waits is listed. */
export function WaitingBlock() {
  const all = useWaiting();
  const known = all.every((row) => row.count !== undefined);
  const rows = all.filter((row) => row.count === null || (row.count !== undefined && row.count > 0));
  return (
    <Section bare title="我的待办" caption={known ? `${rows.length} 类` : undefined}>
      <PlainTable label="我的待办" columns={columns} rows={known || rows.length > 0 ? rows : undefined} rowKey={(row) => row.key} empty={<EmptyState>没有等您决定的事项。</EmptyState>} />
    </Section>
  );
}
