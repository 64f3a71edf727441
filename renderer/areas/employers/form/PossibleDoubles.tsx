import { Link } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';

type Hit = OutputOf<'employers.search'>['hits'][number];

const least = 3;

function useHits(text: string): readonly Hit[] {
  const found = useRead('employers.search', { text: text.slice(0, 200), limit: 5 }, { enabled: text.length >= least, keep: true });
  return text.length < least ? [] : (found.data?.hits ?? []).filter((hit) => hit.group === 'employer');
}

/** Employers that already bear this name or code, for a look before a second dossier is opened. */
export function PossibleDoubles({ texts }: { readonly texts: readonly [name: string, code: string] }) {
  const hits = [...useHits(texts[0]), ...useHits(texts[1])];
  const once = hits.filter((hit, index) => hits.findIndex((other) => other.id === hit.id) === index);
  if (once.length === 0) return null;
  return (
    <NoteKey head="可能已有档案">
      {once.map((hit) => <div key={hit.id}><Link to={route.employer(hit.id)}>{hit.title}</Link>　{hit.caption}</div>)}
    </NoteKey>
  );
}
