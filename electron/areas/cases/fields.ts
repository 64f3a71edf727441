import type { z } from 'zod';
import type { caseFields } from '#shared/contract/cases.ts';
import { refuse } from '#shared/messages/index.ts';
import { isArrearsCase } from '#shared/rules/cases/vocabulary.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { lastChange } from '#electron/ledger/changes.ts';
import { employerHead } from '#electron/areas/employers/reads.ts';
import { caseById, type CaseRow } from './repository/cases.ts';
import { fieldsOf } from './line.ts';

export type CaseFields = z.infer<typeof caseFields>;

/** Chinese heads of what a case's history shows, by column. */
export const HEADS: Readonly<Record<string, string>> = {
  case_no: '案件编号', employer: '单位', cause: '案由', source: '来源', filed_at: '立案时间', closed_at: '结案时间', verified_fen: '核实欠薪金额', headcount: '涉及人数', unpaid_headcount: '未付人数', handler: '主办',
  payment: '支付', t0: '启动时间', triggers: '启动条件', major_headcount: '重大案件人数', estimate_fen: '估计金额', public_order: '公共秩序', clicks: '点击量', clicks_source: '点击量来源', follow_up: '后续跟踪',
  brigade_at: '大队到场', police_at: '公安到场', brief_at: '《快报》报送', agreement_at: '三方签订《工资支付协议》', refusal_at: '拒绝或逃匿', police_filing_at: '公安立案', report_at: '《处置报告》报送',
};

/** The columns that a person edits; refuses times to come, amounts below zero and more unpaid people than people. */
export function columnsOf(fields: CaseFields, now: number): Pick<CaseRow, 'employer_id' | 'cause' | 'source' | 'filed_at' | 'verified_fen' | 'headcount' | 'unpaid_headcount' | 'handler' | 'is_arrears'> {
  if (fields.filedAt > now) throw refuse('cases.timeToCome', { what: '立案时间' }, { field: 'fields.filedAt' });
  if (fields.verifiedFen !== null && fields.verifiedFen < 0) throw refuse('cases.negativeAmount', { what: '核实欠薪金额' }, { field: 'fields.verifiedFen' });
  if (fields.headcount !== null && fields.unpaidHeadcount !== null && fields.unpaidHeadcount > fields.headcount) throw refuse('cases.moreUnpaid', {}, { field: 'fields.unpaidHeadcount' });
  return {
    employer_id: fields.employerId, cause: fields.cause, source: fields.source, filed_at: fields.filedAt, verified_fen: fields.verifiedFen, headcount: fields.headcount, unpaid_headcount: fields.unpaidHeadcount,
    handler: fields.handler, is_arrears: isArrearsCase(fields.cause, fields.verifiedFen) ? 1 : 0,
  };
}

/** The employer of a case: one that has a dossier which is not merged into another. */
export async function employerOfCase(reader: Reader, employerId: number): Promise<{ id: number; label: string }> {
  const head = await employerHead(reader, employerId);
  if (head === null) throw refuse('ledger.notFound', { what: '这份单位档案' }, { field: 'fields.employerId' });
  return head;
}

/** The case, or a refusal: there is none, or (with a version) somebody changed it since the person read it. */
export async function caseAt(w: Reader, id: number, now: number, seen: number | null): Promise<CaseRow> {
  const row = await caseById(w, id, now);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这件案件' });
  if (seen !== null && row.row_version !== seen) {
    throw refuse('ledger.changedMeanwhile', { what: '这件案件' }, { data: { rowVersion: row.row_version, fields: fieldsOf(row), closedAt: row.closed_at, standing: row.closed_at === null ? '未结案' : `${shanghaiMinute(row.closed_at)} 已结案`, ...(await lastChange(w, 'case', String(id))) } });
  }
  return row;
}
