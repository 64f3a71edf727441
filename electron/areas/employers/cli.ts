import { refuse } from '#shared/messages/index.ts';
import { normaliseCode } from '#shared/rules/text.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { dossierOf } from './dossier.ts';
import { filtered, plain, type Plain, type Where } from './plain.ts';
import { allEmployers, idOfCode } from './repository/cli.ts';

/** `list employers`: every dossier that is not merged into another, in order of its code. */
export async function listEmployers(reader: Reader, where: Where): Promise<Plain[]> {
  const rows = await allEmployers(reader);
  return filtered(rows.map((row): Plain => ({
    uscc: row.uscc, tempNo: row.temp_no, name: row.name, industry: row.industry, street: row.street_code, status: row.status, unitType: row.unit_type, address: row.address, headcount: row.headcount,
    headcountOn: row.headcount_on === '' ? null : row.headcount_on, migrantHeadcount: row.migrant_headcount, openedOn: row.opened_on === '' ? null : row.opened_on, level: row.alert_level,
    openArrearsFen: row.open_arrears_fen, openCases: row.open_cases, tags: row.tags === null ? [] : (JSON.parse(row.tags) as string[]).sort(), duplicateCode: row.duplicate_code === 1,
  })), where);
}

/** `show employer USCC`: one dossier, by its code or temporary number. The telephone number stays in the ledger. */
export async function showEmployer(reader: Reader, code: string, now: number, services: Pick<Services, 'rulePacks'>): Promise<Plain> {
  const id = await idOfCode(reader, normaliseCode(code), code.trim());
  if (id === null) throw refuse('ledger.notFound', { what: `代码为 ${code} 的单位档案` });
  const { fields, ...rest } = await dossierOf(reader, id, now, services);
  const { phone: _, ...head } = fields;
  return plain({ ...head, ...rest }) as Plain;
}
