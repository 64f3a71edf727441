import type { OutputOf } from '#shared/contract/index.ts';

export type CheckItem = OutputOf<'reports.checks'>['items'][number];

/** One line of the check list. `detail` tells what was counted, `route` leads to it; `blocking` refuses approval while it fails. */
export function item(id: string, text: string, ok: boolean, counted: string, options: { route?: string; detail?: readonly string[]; blocking?: boolean } = {}): CheckItem {
  return { id, text, ok, counted, route: options.route ?? '', blocking: options.blocking ?? false, detail: [...(options.detail ?? [])] };
}

/** `3 户`, and nothing where there is none. */
export const countOf = (n: number, unit: string): string => `${n} ${unit}`;
