import { useState } from 'react';
import { useRead } from '#renderer/bridge/index.ts';
import { AlertToggle } from '#renderer/ui/AlertChip.tsx';
import { FilterBar, FilterBreak, FilterText } from '#renderer/ui/filter/FilterBar.tsx';
import { FilterMenu } from '#renderer/ui/filter/FilterMenu.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { industryWords, statusWords } from '#renderer/ui/format/words.ts';
import { SavedFilters } from './SavedFilters.tsx';
import { useTypedFilter } from './useTypedFilter.ts';
import type { EmployerFilter } from './view.ts';

const industries = (Object.keys(industryWords) as (keyof typeof industryWords)[]).map((value) => ({ value, label: industryWords[value] }));
const statuses = (Object.keys(statusWords) as (keyof typeof statusWords)[]).map((value) => ({ value, label: statusWords[value] }));
const levels = ['red', 'orange', 'yellow', 'unknown'] as const;

interface Props {
  readonly filter: EmployerFilter;
  readonly onFilter: (filter: EmployerFilter) => void;
}

/** Filter row of the list. Everything applies as it is set; the chips carry their counts under the other filters. */
export function Filters({ filter, onFilter }: Props) {
  const counts = useRead('employers.counts', { filter }, { keep: true }).data;
  const [streetsAsked, askStreets] = useState(filter.streets.length > 0);
  const known = useRead('settings.streets', {}, { enabled: streetsAsked });
  const [text, setText] = useTypedFilter(filter.text, (typed) => onFilter({ ...filter, text: typed }));
  const set = (change: Partial<EmployerFilter>): void => onFilter({ ...filter, ...change });
  const streets = (counts?.streets ?? known.data?.streets.map((street) => ({ ...street, count: undefined })) ?? []).map(({ code, name, count }) => ({ value: code, label: name === '' ? code : name, count }));
  const tags = (counts?.tags ?? []).map(({ tag, count }) => ({ value: tag, label: tag, count }));
  const toggle = (level: (typeof levels)[number]): void => set({ levels: filter.levels.includes(level) ? filter.levels.filter((one) => one !== level) : [...filter.levels, level] });
  return (
    <FilterBar more={<SavedFilters filter={filter} onFilter={onFilter} />}>
      <FilterText value={text} onChange={setText} placeholder="名称、拼音首字母、代码" label="筛选单位" width={182} />
      <FilterMenu name="行业" choices={industries} chosen={filter.industries} onChoose={(chosen) => set({ industries: chosen })} />
      <span onFocus={() => askStreets(true)}><FilterMenu name="街道" searchable choices={streets} chosen={filter.streets} onChoose={(chosen) => set({ streets: chosen })} /></span>
      <FilterMenu name="状态" choices={statuses} chosen={filter.statuses} onChoose={(chosen) => set({ statuses: chosen })} />
      <FilterMenu name="标签" searchable choices={tags} chosen={filter.tags} onChoose={(chosen) => set({ tags: chosen })} />
      <FilterBreak />
      {levels.map((level) => <AlertToggle key={level} level={level} count={counts?.levels[level]} pressed={filter.levels.includes(level)} onToggle={() => toggle(level)} />)}
      <FilterBreak />
      <Check checked={filter.openArrearsOnly} onChange={(on) => set({ openArrearsOnly: on })}>有未结欠薪</Check>
    </FilterBar>
  );
}
