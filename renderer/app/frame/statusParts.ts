import type { z } from 'zod';
import type { status } from '#shared/contract/settings.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { route } from '#shared/routes.ts';

export interface StatusPart {
  readonly key: string;
  readonly to: string;
  readonly words: readonly string[];
  readonly attention: boolean;
  readonly title?: string;
}

interface Words {
  readonly at: (instant: number) => string;
  readonly span: (since: number) => string;
  readonly now: number;
}

const staleBackupAfter = 3 * 86_400_000;

function network(s: z.output<typeof status>, words: Words): StatusPart {
  const link = s.network === 'unset' ? '未设支队地址' : s.network === 'online' ? '已联网' : `未联网${s.offlineSince === null ? '' : ` ${words.span(s.offlineSince)}`}`;
  const waiting = s.outboxWaiting > 0 ? `上报箱待发 ${s.outboxWaiting}` : '上报箱无待发';
  const attention = s.outboxAttention > 0 ? [`须处理 ${s.outboxAttention}`] : [];
  const locked = s.keyUnlocked ? [] : ['签名密钥未解锁'];
  return { key: 'network', to: route.outbox(), words: [link, waiting, ...attention, ...locked], attention: s.outboxAttention > 0 || !s.keyUnlocked };
}

function integrity(s: z.output<typeof status>, words: Words): StatusPart {
  if (s.integrity === null) return { key: 'integrity', to: route.settings('safety'), words: ['台账尚未核验'], attention: false };
  const { ok, at } = s.integrity;
  return { key: 'integrity', to: route.settings('safety'), words: [ok ? '台账完整' : '台账核验未通过', `${words.at(at)} ${ok ? '已核验' : '核验'}`], attention: !ok };
}

function backup(s: z.output<typeof status>, words: Words): StatusPart {
  if (s.backup === null) return { key: 'backup', to: route.settings('safety'), words: ['还没有备份'], attention: true };
  return { key: 'backup', to: route.settings('safety'), words: [`备份 ${words.at(s.backup.at)}`], attention: words.now - s.backup.at > staleBackupAfter };
}

function rules(s: z.output<typeof status>, words: Words): StatusPart {
  const year = Number(shanghaiDay(words.now).slice(0, 4));
  const known = s.rulePack.calendarYears;
  const missing = [year, year + 1].filter((one) => !known.includes(one));
  const calendar = missing.length === 0 ? [] : [`${missing.join('、')} 年节假日未装入`];
  return {
    key: 'rules', to: missing.length > 0 ? route.calendar() : route.settings('rules'), words: [`规则包 ${packName(s.rulePack.id)}`, ...(s.rulePack.expired ? [`已于 ${s.rulePack.effectiveTo} 期满，沿用`] : []), ...calendar],
    attention: s.rulePack.expired || missing.includes(year),
    ...(missing.length === 0 ? {} : { title: '跨入这些年份的时限为暂计，通知发布后装入节假日即重新计算。' }),
  };
}

/** `labour-inspection-2024-2025` as people call it: 2024—2025. */
function packName(id: string): string {
  return /(\d{4})-(\d{4})$/.exec(id)?.slice(1).join('—') ?? id;
}

/** What the status bar tells, part by part. */
export function statusParts(s: z.output<typeof status>, words: Words): readonly StatusPart[] {
  return [network(s, words), integrity(s, words), backup(s, words), rules(s, words)];
}
