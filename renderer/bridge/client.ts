import { QueryClient, type Query } from '@tanstack/react-query';
import { changeNotice } from '#shared/contract/envelope.ts';
import { specOf } from '#shared/contract/index.ts';
import { listen } from './brigade.ts';

/** Answers stay fresh until the main process tells that one of their topics changed; nothing is asked twice for any other reason. */
export const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, gcTime: 5 * 60_000, retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { retry: false, networkMode: 'always' },
  },
});

function concerns(query: Query, topics: ReadonlySet<string>): boolean {
  const name = query.queryKey[0];
  const spec = typeof name === 'string' ? specOf(name) : undefined;
  return spec?.kind === 'query' && spec.topics.some((topic) => topics.has(topic));
}

/** Every open screen that shows one of the changed topics reads again. Called once, at start. */
export function followChanges(): () => void {
  return listen('change', (notice) => {
    const parsed = changeNotice.safeParse(notice);
    if (!parsed.success) return;
    const topics = new Set(parsed.data.topics);
    // Whoever leaves the desk or locks it leaves nothing behind that no page shows.
    if (topics.has('session') || topics.has('lock')) client.removeQueries({ type: 'inactive' });
    void client.invalidateQueries({ predicate: (query) => topics.has('session') || concerns(query, topics) });
  });
}
