import type { Matter } from './row.ts';

/** The columns in which a matter stands. */
export function matterColumns(matter: Matter) {
  return {
    place_of_work: matter.placeOfWork, claims: JSON.stringify(matter.claims), headcount: matter.headcount, amount_claimed_fen: matter.amountClaimedFen, period_from: matter.periodFrom, period_to: matter.periodTo,
    ended_on: matter.endedOn, suspected_crime: matter.suspectedCrime ? 1 : 0, mass_incident: matter.massIncident ? 1 : 0, public_order: JSON.stringify(matter.publicOrder), clicks: matter.clicks, clicks_source: matter.clicksSource,
  };
}

/** Fields of a matter as a person names them, by column; flags of one heading share it. */
export const MATTER_WORD: Readonly<Record<keyof ReturnType<typeof matterColumns>, string>> = {
  place_of_work: '工作地', claims: '诉求', headcount: '涉及人数', amount_claimed_fen: '主张金额', period_from: '期间', period_to: '期间', ended_on: '行为终了日', suspected_crime: '涉嫌犯罪', mass_incident: '群体性事件', public_order: '公共秩序', clicks: '点击量',
  clicks_source: '点击量来源',
};
