import { useEffect, useEffectEvent } from 'react';
import { useRead } from '#renderer/bridge/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { valuesTaken } from '#renderer/ui/dialog/versions.ts';
import { caseValues, type CaseValues } from './caseForm.ts';

interface Props {
  readonly id: number;
  /** What the form began from. */
  readonly base: CaseValues;
  readonly baseVersion: number;
  readonly mine: CaseValues;
  readonly onRebase: (rowVersion: number, theirs: CaseValues, taken: CaseValues) => void;
  readonly onClose: () => void;
}

const HEADS: readonly (readonly [keyof CaseValues, string])[] = [
  ['employerName', '用人单位'], ['cause', '案由'], ['source', '来源'], ['filedAt', '立案时间'], ['verified', '核实欠薪金额'], ['headcount', '涉及人数'], ['unpaidHeadcount', '未付人数'], ['handler', '主办工号'],
];

function shown(values: CaseValues, field: keyof CaseValues): string {
  const found = values[field];
  return typeof found === 'number' ? shanghaiMinute(found) : found ?? '';
}

/** The case as it stands now beside one's own input, field by field. */
export function CaseConflict({ id, base, baseVersion, mine, onRebase, onClose }: Props) {
  const fresh = useRead('cases.case', { id });
  const reread = useEffectEvent(() => fresh.again());
  // Another program may have changed the record without this window being told.
  useEffect(() => reread(), []);
  const now = fresh.data;
  if (now === undefined || now.rowVersion === baseVersion) return null;
  const theirs = caseValues(now.line.caseNo, now.fields, now.line.employerName);
  const last = now.history.toSorted((a, b) => b.at - a.at)[0];
  return (
    <ConflictDialog
      what="案件" by={last?.staffNo ?? ''} at={last?.at ?? null}
      fields={HEADS.map(([field, label]) => ({ key: field, label, before: shown(base, field), theirs: shown(theirs, field), mine: shown(mine, field) }))}
      onTake={(choice) => {
        const taken = valuesTaken(mine, theirs, choice);
        // The employer is chosen by its name and kept by its number.
        onRebase(now.rowVersion, theirs, { ...taken, employerId: choice['employerName'] === 'mine' ? mine.employerId : theirs.employerId });
      }}
      onClose={onClose}
    />
  );
}
