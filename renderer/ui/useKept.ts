import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { useStaffNo } from '#renderer/bridge/index.ts';

/**
 * How a person last looked at something (filters, sorting, columns): kept for this officer over restarts. What does not fit the schema any more is forgotten.
 * @param name of the view, e.g. `employers`
 */
export function useKept<S extends z.ZodType>(name: string, schema: S, initial: z.output<S>): readonly [z.output<S>, (value: z.output<S>) => void] {
  const key = `view:${useStaffNo()}:${name}`;
  const [value, setValue] = useState<z.output<S>>(() => {
    try {
      const parsed = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
      return parsed.success ? parsed.data : initial;
    } catch {
      return initial;
    }
  });
  const keep = useCallback((next: z.output<S>) => {
    setValue(next);
    localStorage.setItem(key, JSON.stringify(next));
  }, [key]);
  return [value, keep];
}
