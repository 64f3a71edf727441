import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import { alertFactsOf, missingIn, shownMonth } from '#electron/areas/wages/reads.ts';
import { dossierAccounts, dossierAlert, dossierCase } from './dossierParts.ts';
import * as rows from './repository/dossier.ts';
import { employerById } from './repository/head.ts';
import { employerLines } from './repository/lines.ts';

/** The few things that the rail beside the list shows of an employer. */
export const glance = read<'employers.glance'>(async ({ reader, now, services }, { id }) => {
  const [head, [line]] = await Promise.all([employerById(reader, id), employerLines(reader, [id])]);
  if (head === undefined || line === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const month = await shownMonth(reader, now);
  const recused = await recusedFrom(reader, 'case', services.actor().staffNo);
  const [level, facts, accounts, cases, alerts] = await Promise.all([
    rows.levelRow(reader, id), alertFactsOf(reader, id, month, now), rows.accountRows(reader, id), rows.caseRows(reader, id, now), rows.alertRows(reader, id),
  ]);
  const shown = dossierAccounts(accounts, facts, month, pack);
  return {
    line, legalRep: head.legal_rep, address: head.address, streetName: level?.street ?? head.street_code, migrantHeadcount: head.migrant_headcount,
    account: shown.find((account) => account.months.at(-1)?.yellow === true) ?? shown.find((account) => account.months.length > 0) ?? shown[0] ?? null,
    openCases: cases.filter((row) => row.closed_at === null).map((row) => dossierCase(row, recused)),
    alerts: alerts.filter((row) => row.state !== 'closed' && row.state !== 'lapsed').map(dossierAlert),
    missing: missingIn(facts, month, pack).map((missing) => missing.what),
  };
});
