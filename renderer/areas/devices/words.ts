import type { OutputOf } from '#shared/contract/index.ts';

type State = OutputOf<'devices.list'>['readers'][number]['state'];

export const STATE_WORDS: Readonly<Record<State, string>> = { ready: '正常', present: '已接上', busy: '正在工作', missing: '没有接上', trouble: '有问题' };

export const JOB_WORDS: Readonly<Record<OutputOf<'devices.queue'>['jobs'][number]['state'], string>> = {
  waiting: '等待打印', sending: '正在打印', printed: '已打印', doubtful: '须看纸确认', refused: '不能打印', cancelled: '已取消',
};
