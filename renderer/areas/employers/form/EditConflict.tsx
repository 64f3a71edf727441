import { z } from 'zod';
import { useRead } from '#renderer/bridge/index.ts';
import { RecordConflict } from '#renderer/ui/dialog/RecordConflict.tsx';
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

const HEADS = fieldHeads.map(([field, label]) => [field, label, (values: EmployerValues): string => (field === 'industry' ? industryWords[values.industry] : values[field])] as const);

/** The dossier as it stands now beside one's own input. */
export function EditConflict({ id, data, ...rest }: Props) {
  const { data: now, again } = useRead('employers.dossier', { id });
  const history = useRead('employers.history', { id }).data?.entries[0];
  const told = who.parse(data);
  return (
    <RecordConflict<EmployerValues>
      what="单位档案" heads={HEADS} again={again} {...rest}
      now={now === undefined ? null : { rowVersion: now.rowVersion, values: valuesOf(now.fields), by: told.staffNo === '' ? (history?.staffNo ?? '') : told.staffNo, at: told.at ?? history?.at ?? null }}
    />
  );
}
