import type { TabItem } from '#renderer/ui/Tabs.tsx';
import type { Dossier, TabKey } from './shape.ts';

const keys: readonly TabKey[] = ['overview', 'accounts', 'insurance', 'cases', 'court', 'alerts', 'tables', 'history', 'imports'];

/** Tab named in the address; the overview for none or an unknown one. */
export function tabKey(text: string | null): TabKey {
  return keys.find((key) => key === text) ?? 'overview';
}

const count = (n: number, unit = ''): string | null => (n === 0 ? null : `${n}${unit}`);

/** The areas of a dossier with their counts. */
export function tabsOf(dossier: Dossier): readonly TabItem<TabKey>[] {
  return [
    { key: 'overview', label: '总览' },
    { key: 'accounts', label: '项目与专户', count: count(dossier.accounts.length) },
    { key: 'insurance', label: '参保与人数', count: count(dossier.insurance.length, ' 个月') },
    { key: 'cases', label: '案件', count: count(dossier.cases.length) },
    { key: 'court', label: '法院执行', count: count(dossier.court.length) },
    { key: 'alerts', label: '预警', count: count(dossier.alerts.length) },
    { key: 'tables', label: '月报', count: count(dossier.tables.length) },
    { key: 'history', label: '资料变更史' },
    { key: 'imports', label: '导入', count: count(dossier.imports.length + dossier.gridReports.length) },
  ];
}
