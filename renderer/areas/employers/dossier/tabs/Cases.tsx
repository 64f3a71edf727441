import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { TabProps } from '../shape.ts';
import { CaseTable, caseSums } from './CaseTable.tsx';

/** All cases of the employer. */
export default function Cases({ dossier }: TabProps) {
  const navigate = useNavigate();
  if (dossier.cases.length === 0) return <EmptyState ways={<Button kind="link" onClick={() => void navigate(route.registerCase(dossier.id))}>登记案件</Button>}>这户没有立案。</EmptyState>;
  return <Section bare title="案件" caption={caseSums(dossier.cases)}><CaseTable cases={dossier.cases} /></Section>;
}
