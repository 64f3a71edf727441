import type { InputOf } from '#shared/contract/index.ts';
import { countOf, moneyOf, moneyText } from '#renderer/ui/form/money.ts';
import type { Problems } from '#renderer/ui/form/useChecks.ts';
import { now } from '#renderer/bridge/index.ts';

type Fields = InputOf<'cases.edit'>['fields'];

/** Values of the form as they are typed; `employer` is the chosen one. */
export interface CaseValues {
  readonly caseNo: string;
  readonly employerId: number | null;
  readonly employerName: string;
  readonly cause: string;
  readonly source: string;
  readonly filedAt: number | null;
  readonly verified: string;
  readonly headcount: string;
  readonly unpaidHeadcount: string;
  readonly handler: string;
}

export const emptyCase: CaseValues = { caseNo: '', employerId: null, employerName: '', cause: '拖欠工资', source: '', filedAt: null, verified: '', headcount: '', unpaidHeadcount: '', handler: '' };

export function caseValues(caseNo: string, fields: Fields, employerName: string): CaseValues {
  const text = (count: number | null): string => (count === null ? '' : String(count));
  return {
    caseNo, employerId: fields.employerId, employerName, cause: fields.cause, source: fields.source, filedAt: fields.filedAt, verified: moneyText(fields.verifiedFen), headcount: text(fields.headcount), unpaidHeadcount: text(fields.unpaidHeadcount),
    handler: fields.handler,
  };
}

export function caseProblems(values: CaseValues): Problems<CaseValues> {
  const headcount = countOf(values.headcount);
  const unpaid = countOf(values.unpaidHeadcount);
  const verified = moneyOf(values.verified);
  return {
    employerId: values.employerId === null ? '请选择用人单位。' : null,
    cause: values.cause.trim() === '' ? '请填写案由。' : null,
    filedAt: values.filedAt === null ? '请填写立案时间。' : values.filedAt > now() ? '立案时间不能晚于现在。' : null,
    verified: verified.problem ?? (verified.fen !== null && verified.fen < 0 ? '核实金额不能为负。' : null),
    headcount: headcount.problem,
    unpaidHeadcount: unpaid.problem ?? (unpaid.count !== null && headcount.count !== null && unpaid.count > headcount.count ? '未付人数不能多于涉及人数。' : null),
  };
}

/** Only after `caseProblems` found nothing. */
export function caseFieldsOf(values: CaseValues): Fields {
  return {
    employerId: values.employerId ?? 0, cause: values.cause.trim(), source: values.source.trim(), filedAt: values.filedAt ?? 0, verifiedFen: moneyOf(values.verified).fen, headcount: countOf(values.headcount).count,
    unpaidHeadcount: countOf(values.unpaidHeadcount).count, handler: values.handler.trim(),
  };
}
