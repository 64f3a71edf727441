import { z } from 'zod';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';
import type { Reader } from '#electron/ledger/access.ts';

const KEY = 'integrity';
const kept = z.object({ ok: z.boolean(), at: z.number() });

export type IntegrityResult = z.infer<typeof kept>;

/** Result of the last check of this ledger, or null when it was never checked. */
export async function lastIntegrity(reader: Reader): Promise<IntegrityResult | null> {
  const text = await readSetting(reader, KEY, '');
  return text === '' ? null : kept.parse(JSON.parse(text));
}

/** Keeps the result with a journal entry: that the ledger was whole on a day is itself evidence. */
export async function recordIntegrity(ledger: Ledger, result: IntegrityResult, failed: readonly string[], actor: Actor = SYSTEM): Promise<void> {
  await ledger.command({ actor, now: result.at }, async (w) => {
    await writeSetting(w, KEY, JSON.stringify(result));
    const summary = result.ok ? '台账完整性检查通过' : `台账完整性检查未通过：${failed.join('、')}`;
    return {
      value: undefined,
      entry: { operation: 'settings.verify', subject: { kind: 'ledger', id: '', label: '台账' }, summary, changes: { result, failed } },
      topics: ['settings', 'journal'],
    };
  });
}
