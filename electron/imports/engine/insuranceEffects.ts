import type { Effects } from './effects.ts';

/** First month on record of an employer: from then on its insurance is expected (feed of tables 2). */
export const insuranceEffects: Effects = {
  async atEnd({ w }) {
    await w.run(
      `UPDATE employers SET insurance_from = m.first FROM (
         SELECT i.employer_id AS employer_id, min(i.month) AS first FROM temp.import_touched p JOIN insurance_months i ON i.employer_id = p.employer_id GROUP BY i.employer_id) m
       WHERE employers.id = m.employer_id AND employers.insurance_from <> m.first`,
    );
  },
};
