import { formatYuanPaper } from '#shared/rules/money.ts';
import type { Effects } from './effects.ts';
import { addPersons, renewPersons } from './workerPersons.ts';

/** What a list on a complaint brings: sealed persons under it, and a line of its course. The complaint's own figures stay what was claimed. */
export function complaintWorkerEffects(complaintId: number): Effects {
  return {
    beforeCreate: (run, range) => addPersons(run, range, 'complaint', String(complaintId)),
    beforeChange: (run, range) => renewPersons(run, range, 'changed'),
    async atEnd({ w, act }) {
      const sums = await w.first<{ people: number; owed: number | null }>('SELECT count(*) AS people, sum(owed_fen) AS owed FROM complaint_workers WHERE complaint_id = ?', [complaintId]);
      await w.insert('complaint_events', {
        complaint_id: complaintId, at: act.now, recorded_at: act.now, staff_no: act.staffNo, act: 'workers', text: `导入欠薪名册，现有 ${sums?.people ?? 0} 人，欠薪 ${formatYuanPaper(sums?.owed ?? 0)} 元`,
      });
    },
  };
}
