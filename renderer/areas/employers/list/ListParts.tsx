import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterChip } from '#renderer/ui/filter/FilterBar.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { industryWords, levelWords, statusWords } from '#renderer/ui/format/words.ts';
import styles from './list.module.css';
import { emptyFilter, sortText, type EmployerFilter, type ListView } from './view.ts';

interface Part { readonly words: string; readonly without: EmployerFilter }

/** Each filter that is set, in words, with the filter that is left when it is taken off. */
function useParts(filter: EmployerFilter): readonly Part[] {
  const streets = useRead('settings.streets', {}, { enabled: filter.streets.length > 0 }).data?.streets ?? [];
  const named = (code: string): string => streets.find((street) => street.code === code)?.name || code;
  return [
    ...(filter.text === '' ? [] : [{ words: `“${filter.text}”`, without: { ...filter, text: '' } }]),
    ...filter.industries.map((one) => ({ words: industryWords[one], without: { ...filter, industries: filter.industries.filter((other) => other !== one) } })),
    ...filter.streets.map((one) => ({ words: named(one), without: { ...filter, streets: filter.streets.filter((other) => other !== one) } })),
    ...filter.statuses.map((one) => ({ words: statusWords[one], without: { ...filter, statuses: filter.statuses.filter((other) => other !== one) } })),
    ...filter.levels.map((one) => ({ words: levelWords[one], without: { ...filter, levels: filter.levels.filter((other) => other !== one) } })),
    ...filter.tags.map((one) => ({ words: `标签 ${one}`, without: { ...filter, tags: filter.tags.filter((other) => other !== one) } })),
    ...(filter.openArrearsOnly ? [{ words: '有未结欠薪', without: { ...filter, openArrearsOnly: false } }] : []),
  ];
}

interface HeadProps {
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  readonly total: number;
  readonly loading: boolean;
  readonly ticked: number;
  readonly onTag: () => void;
  readonly onExport: () => void;
  readonly onUntick: () => void;
  readonly exporting: boolean;
}

/** Line above the table: how many, how sorted, which filters; or what can be done with the ticked rows. */
export function ListHead({ view, onView, total, loading, ticked, onTag, onExport, onUntick, exporting }: HeadProps) {
  const parts = useParts(view.filter);
  if (ticked > 0) {
    return (
      <div className={styles.over} role="toolbar" aria-label="勾选的单位">
        <b>已勾选 {formatCount(ticked)} 户</b>
        <Button small onClick={onTag}>改标签</Button>
        <Button small onClick={onExport} running={exporting}>导出勾选</Button>
        <Button kind="link" onClick={onUntick}>取消勾选</Button>
      </div>
    );
  }
  return (
    <div className={styles.over}>
      <span aria-live="polite">{loading ? '' : `${formatCount(total)} 户`}</span>
      <span>{sortText(view)}</span>
      {parts.map((part) => <FilterChip key={part.words} onRemove={() => onView({ ...view, filter: part.without })}>{part.words}</FilterChip>)}
      {parts.length > 1 ? <Button kind="link" onClick={() => onView({ ...view, filter: emptyFilter })}>清除全部筛选</Button> : null}
    </div>
  );
}

/** No employer fits: the filter in words and the ways out. */
export function NoEmployers({ view, onView }: { readonly view: ListView; readonly onView: (view: ListView) => void }) {
  const parts = useParts(view.filter);
  const all = useRead('employers.counts', { filter: view.filter }, { keep: true }).data?.all;
  if (parts.length === 0 || all === 0) return <EmptyState ways={<><Link to={route.imports()}>导入用人单位名单</Link><Link to={route.newEmployer('')}>新建档案</Link></>}>台账里还没有单位。</EmptyState>;
  return (
    <EmptyState
      ways={<>
        {parts.map((part) => <Button key={part.words} kind="link" onClick={() => onView({ ...view, filter: part.without })}>去掉{part.words}</Button>)}
        <Button kind="link" onClick={() => onView({ ...view, filter: emptyFilter })}>清除全部筛选</Button>
      </>}
    >
      没有符合“{parts.map((part) => part.words.replaceAll(/[“”]/g, '')).join('、')}”的单位。
    </EmptyState>
  );
}

/** Foot of the list: the range in view, and the keys. */
export function ListFoot({ first, last, total, words }: { readonly first: number; readonly last: number; readonly total: number; readonly words: string }) {
  return (
    <div className={styles.foot}>
      <span>{total === 0 ? words : `第 ${formatCount(first + 1)}—${formatCount(last + 1)} 户，${words}`}</span>
      <span className={styles.keys}>↑ ↓ 移动　Enter 打开档案　空格 勾选</span>
    </div>
  );
}
