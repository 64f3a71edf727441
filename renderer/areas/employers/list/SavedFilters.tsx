import { lazy, Suspense, useState } from 'react';
import { z } from 'zod';
import { employerFilter } from '#shared/contract/employers.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { useKept } from '#renderer/ui/useKept.ts';
import { initialView, isFiltered, type EmployerFilter } from './view.ts';

const NameDialog = lazy(() => import('./FilterNameDialog.tsx'));
const saved = z.array(z.strictObject({ name: z.string(), filter: employerFilter })).max(20);

/** Filters that an officer uses again and again (存为常用). */
export function SavedFilters({ filter, onFilter }: { readonly filter: EmployerFilter; readonly onFilter: (filter: EmployerFilter) => void }) {
  const [kept, keep] = useKept('employers-saved', saved, []);
  const [naming, setNaming] = useState(false);
  const here = kept.find((one) => JSON.stringify(one.filter) === JSON.stringify(filter));
  const save = (name: string): void => {
    keep([...kept.filter((one) => one.name !== name), { name, filter }].slice(-20));
    setNaming(false);
    tell(`已存为常用：${name}`);
  };
  const items = [
    ...kept.map((one) => ({ label: one.name, onChoose: () => onFilter(one.filter) })),
    ...(here === undefined ? [{ label: '存为常用…', onChoose: () => setNaming(true) }] : [{ label: `不再常用：${here.name}`, onChoose: () => keep(kept.filter((one) => one !== here)) }]),
    { label: '恢复为在营单位', onChoose: () => onFilter(initialView.filter) },
  ];
  return (
    <>
      {kept.length === 0 ? (isFiltered(filter) ? <Button kind="link" onClick={() => setNaming(true)}>存为常用</Button> : null) : <Menu label={here?.name ?? '常用'} items={items} />}
      {naming ? <Suspense fallback={null}><NameDialog onSave={save} onClose={() => setNaming(false)} /></Suspense> : null}
    </>
  );
}
