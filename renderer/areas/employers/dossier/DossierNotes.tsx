import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import styles from './dossier.module.css';
import type { TabProps } from './shape.ts';

const MergeDialog = lazy(() => import('../merge/MergeDialog.tsx'));
const UndoMergeDialog = lazy(() => import('../merge/UndoMergeDialog.tsx'));

/** What one must know before reading the dossier: merged, doubled, or its level cannot be told, with what is missing and whom to ask. */
export function DossierNotes({ dossier, go }: TabProps) {
  const [merging, setMerging] = useState<{ id: number; name: string } | null>(null);
  const [undoing, setUndoing] = useState<number | null>(null);
  return (
    <div className={styles.notes}>
      {dossier.mergedInto === null ? null : <NoteKey head="这份档案已并入">{<Link to={route.employer(dossier.mergedInto.id)}>{dossier.mergedInto.name}</Link>}，内容在那一份里，这里只供查看。</NoteKey>}
      {dossier.level === 'unknown' && dossier.missing.length > 0 ? (
        <NoteKey head={`${dossier.referenceMonth} 数据不足`} actions={<Link to={route.imports()}>去导入</Link>}>
          {dossier.missing.map((one) => <div key={`${one.code}${one.what}`}>{one.what}，{one.ask}（质量码 {one.code}）。{one.code === 'N' ? <Button kind="link" onClick={() => go('court')}>去核实</Button> : null}</div>)}
        </NoteKey>
      ) : null}
      {dossier.duplicates.map((other) => (
        <NoteKey key={other.id} head="代码相同" actions={<Button small onClick={() => setMerging({ id: other.id, name: other.name })}>对照并合并</Button>}><Link to={route.employer(other.id)}>{other.name}</Link>　{other.code}</NoteKey>
      ))}
      {dossier.absorbed.map((other) => (
        <NoteKey key={other.mergeId} head="合并进来" actions={other.undoable ? <Button kind="link" onClick={() => setUndoing(other.mergeId)}>撤销合并</Button> : undefined}><Link to={route.employer(other.id)}>{other.name}</Link>　{other.code}　<DateText at={other.at} /></NoteKey>
      ))}
      <Suspense fallback={null}>
        {merging === null ? null : <MergeDialog here={{ id: dossier.id, name: dossier.fields.name }} other={merging} onClose={() => setMerging(null)} />}
        {undoing === null ? null : <UndoMergeDialog mergeId={undoing} name={dossier.absorbed.find((one) => one.mergeId === undoing)?.name ?? ''} onClose={() => setUndoing(null)} />}
      </Suspense>
    </div>
  );
}
