import { useEffect, useEffectEvent } from 'react';
import { z } from 'zod';
import { useRead } from '#renderer/bridge/index.ts';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { valuesTaken } from '#renderer/ui/dialog/versions.ts';
import { industryWords } from '#renderer/ui/format/words.ts';
import { fieldHeads, valuesOf, type EmployerValues } from './employerForm.ts';

interface Props {
  readonly id: number;
  /** What the form began from. */
  readonly base: EmployerValues;
  readonly baseVersion: number;
  readonly mine: EmployerValues;
  /** Extra facts of the refusal: who changed it and when. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly onRebase: (rowVersion: number, theirs: EmployerValues, mine: EmployerValues) => void;
  readonly onClose: () => void;
}

const who = z.object({ staffNo: z.string().catch(''), at: z.number().nullable().catch(null) });

function shown(values: EmployerValues, field: keyof EmployerValues): string {
  return field === 'industry' ? industryWords[values.industry] : values[field];
}

/** The dossier as it stands now beside one's own input. */
export function EditConflict({ id, base, baseVersion, mine, data, onRebase, onClose }: Props) {
  const fresh = useRead('employers.dossier', { id });
  const reread = useEffectEvent(() => fresh.again());
  // Another program may have changed the record without this window being told.
  useEffect(() => reread(), []);
  const now = fresh.data;
  const history = useRead('employers.history', { id }).data?.entries[0];
  if (now === undefined || (fresh.renewing && now.rowVersion === baseVersion)) return null;
  const theirs = valuesOf(now.fields);
  const told = who.parse(data);
  return (
    <ConflictDialog
      what="单位档案" by={told.staffNo === '' ? (history?.staffNo ?? '') : told.staffNo} at={told.at ?? history?.at ?? null}
      fields={fieldHeads.map(([field, label]) => ({ key: field, label, before: shown(base, field), theirs: shown(theirs, field), mine: shown(mine, field) }))}
      onTake={(choice) => onRebase(now.rowVersion, theirs, valuesTaken(mine, theirs, choice))} onClose={onClose}
    />
  );
}
