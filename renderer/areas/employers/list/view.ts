import { z } from 'zod';
import { employerFilter, employerSort } from '#shared/contract/employers.ts';

export type EmployerFilter = z.output<typeof employerFilter>;

/** How an officer looks at the list; kept for this person. */
export const listView = z.strictObject({ filter: employerFilter, sort: employerSort, descending: z.boolean() });
export type ListView = z.output<typeof listView>;

export const emptyFilter: EmployerFilter = { text: '', industries: [], streets: [], statuses: [], levels: [], tags: [], openArrearsOnly: false };
export const initialView: ListView = { filter: { ...emptyFilter, statuses: ['active'] }, sort: 'alert', descending: true };

const sortWords: Readonly<Record<ListView['sort'], string>> = {
  alert: '按预警等级、未结欠薪排序', name: '按名称排序', code: '按代码排序', street: '按街道排序', headcount: '按职工人数排序', arrears: '按未结欠薪排序', cases: '按未结案件数排序',
};

/** In words how the list is sorted. */
export function sortText(view: ListView): string {
  return sortWords[view.sort];
}

/** Sorting asked for by a head: first the useful direction, then the other. */
export function sortedBy(view: ListView, by: string): ListView {
  const sort = employerSort.parse(by);
  const textual = sort === 'name' || sort === 'code' || sort === 'street';
  return { ...view, sort, descending: view.sort === sort ? !view.descending : !textual };
}

const levels: ReadonlySet<string> = new Set(['red', 'orange', 'yellow', 'unknown', 'none']);

/** Filters that a link brings along (`/employers?level=red`): only they hold then. Null without any. */
export function linkedFilter(params: URLSearchParams): EmployerFilter | null {
  const level = params.getAll('level').filter((one): one is EmployerFilter['levels'][number] => levels.has(one));
  const text = params.get('text') ?? '';
  const street = params.getAll('street').filter((one) => /^\d{9}$/.test(one));
  const tags = params.getAll('tag').map((tag) => tag.slice(0, 20));
  const arrears = params.get('arrears') === '1';
  if (level.length === 0 && text === '' && street.length === 0 && tags.length === 0 && !arrears) return null;
  return { ...initialView.filter, text, levels: level, streets: street, tags, openArrearsOnly: arrears };
}

export function isFiltered(filter: EmployerFilter): boolean {
  return JSON.stringify(filter) !== JSON.stringify(emptyFilter);
}
