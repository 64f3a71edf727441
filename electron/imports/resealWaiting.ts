import { blindIndex } from '#electron/vault/blindIndex.ts';
import type { VaultKeys } from '#electron/vault/keys.ts';
import { isSealedBy, open, sealStable } from '#electron/vault/seal.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { Refusal } from '#shared/messages/index.ts';

const SEALED = [['s_name', 'name'], ['s_id_no', 'id_no'], ['s_phone', 'phone'], ['s_bank_card', 'bank_card']] as const;

/** Workers who wait for their case go over to the new key with everything else. Gives how many values were sealed again, and how many no key opened. */
export async function resealWaiting(w: Writer, from: VaultKeys, to: VaultKeys): Promise<{ resealed: number; unopened: number }> {
  const done = { resealed: 0, unopened: 0 };
  for (const { id, row_json: json } of await w.rows<{ id: number; row_json: string }>(`SELECT id, row_json FROM import_waiting WHERE kind = 'workers' ORDER BY id`)) {
    const values = JSON.parse(json) as Record<string, string | number>;
    const row = String(values['person_id']);
    for (const [field, column] of SEALED) {
      const sealed = Buffer.from(String(values[field] ?? ''), 'hex');
      if (sealed.length === 0 || isSealedBy(to, sealed)) continue;
      const place = { table: 'persons', column, row };
      try {
        const text = open(from, place, sealed);
        values[field] = Buffer.from(sealStable(to, place, text)).toString('hex');
        if (column === 'id_no') values['id_hash'] = blindIndex(to, 'citizen', text) ?? '';
        if (column === 'phone') values['phone_hash'] = blindIndex(to, 'phone', text) ?? '';
        done.resealed += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        done.unopened += 1;
      }
    }
    await w.run('UPDATE import_waiting SET row_json = ? WHERE id = ?', [JSON.stringify(values), id]);
  }
  return done;
}
