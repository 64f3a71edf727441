import { refuse } from '#shared/messages/index.ts';
import { logOf, outboxRow, textsOf } from '#electron/outbox/repository.ts';
import { read } from '../operation.ts';

const SHOWN = 500;

const EVENTS: Readonly<Record<string, string>> = {
  signed: '已签名',
  exported: '已导出到 U 盘',
  retry: '没有送出，稍后再试',
  delivered: '已送达',
  evidence: '答复不可信，已留存',
  attention: '须处理',
  requeued: '重新排队',
};

/** What happened to one revision on its way, newest first, with the signed texts themselves. */
export const log = read<'outbox.log'>(async ({ reader }, { id }) => {
  const row = await outboxRow(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份上报' });
  const [entries, texts] = await Promise.all([logOf(reader, id, SHOWN), textsOf(reader, id)]);
  const told = entries.map(({ at, event, detail, evidence }) => ({ at, event: EVENTS[event] ?? event, detail, evidence }));
  return { entries: [...told, { at: row.approvedAt, event: '已批准并冻结', detail: row.serial, evidence: '' }], ...texts };
});
