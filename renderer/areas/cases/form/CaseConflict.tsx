import { shanghaiMinute } from '#shared/rules/time.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { RecordConflict } from '#renderer/ui/dialog/RecordConflict.tsx';
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

const HEADS: readonly (readonly [keyof CaseValues, string, (values: CaseValues) => string])[] = [
  ['employerName', '用人单位', (v) => v.employerName], ['cause', '案由', (v) => v.cause], ['source', '来源', (v) => v.source], ['filedAt', '立案时间', (v) => (v.filedAt === null ? '' : shanghaiMinute(v.filedAt))],
  ['verified', '核实欠薪金额', (v) => v.verified], ['headcount', '涉及人数', (v) => v.headcount], ['unpaidHeadcount', '未付人数', (v) => v.unpaidHeadcount], ['handler', '主办工号', (v) => v.handler],
];

/** The case as it stands now beside one's own input. */
export function CaseConflict({ id, base, mine, onRebase, ...rest }: Props) {
  const fresh = useRead('cases.case', { id });
  const now = fresh.data;
  const last = now?.history.toSorted((a, b) => b.at - a.at)[0];
  return (
    <RecordConflict<CaseValues>
      what="案件" heads={HEADS} base={base} mine={mine} again={fresh.again} {...rest}
      now={now === undefined ? null : { rowVersion: now.rowVersion, values: caseValues(now.line.caseNo, now.fields, now.line.employerName), by: last?.staffNo ?? '', at: last?.at ?? null }}
      // The employer is chosen by its name and kept by its number.
      onRebase={(rowVersion, theirs, taken, choice) => onRebase(rowVersion, theirs, { ...taken, employerId: choice['employerName'] === 'mine' ? mine.employerId : theirs.employerId })}
    />
  );
}
