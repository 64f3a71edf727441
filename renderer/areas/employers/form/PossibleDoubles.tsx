import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';

/** Employers that already bear this name or code, for a look before a second dossier is opened. */
export function PossibleDoubles({ text, except }: { readonly text: string; readonly except?: number }) {
  const found = useRead('employers.search', { text: text.slice(0, 200), limit: 5 }, { enabled: text.length >= 3, keep: true });
  const hits = text.length < 3 ? [] : (found.data?.hits ?? []).filter((hit) => hit.group === 'employer' && hit.id !== except);
  if (hits.length === 0) return null;
  return (
    <NoteKey head="可能已有档案">
      {hits.map((hit) => <div key={hit.id}><Link to={route.employer(hit.id)}>{hit.title}</Link>　{hit.caption}</div>)}
    </NoteKey>
  );
}
