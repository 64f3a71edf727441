import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { likePattern, termsOf } from '#electron/areas/employers/searchTerms.ts';
import { caseNumberQuestion } from '#electron/areas/employers/search/caseNumber.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import { caseLineOf, majorLimits, type CaseLine } from './line.ts';
import { caseRows, headFigures } from './repository/list.ts';

export const list = read<'cases.list'>(async ({ reader, now, services }, { text, open, majorOnly, proposedOnly, employerId, offset, limit }) => {
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const filter = { patterns: patternsOf(text), open, majorOnly, proposedOnly, employerId };
  const limits = majorLimits(pack);
  const recused = await recusedFrom(reader, 'case', services.actor().staffNo);
  const [{ total, rows }, head] = await Promise.all([caseRows(reader, filter, limits, { now, offset, limit }), headFigures(reader, filter, limits, now)]);
  return { total, openTotal: head.open, unpaidFen: head.unpaid, proposed: head.proposed, rows: rows.map((row) => caseLineOf(row, pack)).map((line) => (recused.has(line.id) ? { ...closedLine(line), recused: true } : { ...line, recused: false })) };
});

/** What a recused officer sees of a case (条例 art. 16): that there is one. */
function closedLine(line: CaseLine): CaseLine {
  return { ...line, cause: '', handler: '', verifiedFen: null, paidFen: 0, unpaidFen: null, headcount: null, unpaidHeadcount: null, proposedTriggers: [] };
}

/** A bare running number means the case of that number; anything else is looked for in number, employer, cause and handler. */
function patternsOf(text: string): readonly string[] {
  const number = caseNumberQuestion(text);
  return number !== null && number.sequence ? number.patterns : termsOf(text).map((term) => likePattern(term.text, 'anywhere'));
}
