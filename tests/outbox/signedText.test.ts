import { describe, expect, it } from 'vitest';
import { pushObstacle, pushOutbox } from '#electron/outbox/push.ts';
import type { City } from './support/city.ts';
import { makeDistrict, PASSPHRASE, type District } from './support/district.ts';
import { districtAndCity } from './support/pair.ts';

/* What must be there before anything is sent, and what never happens to a signed text. */

let district: District;
let city: City;

const { push } = districtAndCity({ before: async (pair) => { ({ district, city } = pair); } });


describe('what is missing is said, and nothing is sent', () => {
  it('no key of the city', async () => {
    const lonely = await makeDistrict();
    await lonely.freeze();
    expect(await pushOutbox(lonely.services, { cityUrl: city.url, waitSeconds: 0 })).toEqual([{ table: 'wage-risk', month: '2025-03', revision: 1, state: 'pending', receiptId: null }]);
    expect(await pushObstacle(lonely.services, city.url)).toMatchObject({ code: 'outbox.noCityKey' });
    expect(city.front.arrived).toEqual([]);
    await lonely.close();
  });

  it('no open device key: frozen until it opens, then signed and sent', async () => {
    const locked = await makeDistrict({ unlocked: false });
    await locked.pin(city.inbox.publicKeyFile);
    const id = await locked.freeze();
    expect((await locked.row(id)).signed).toBe(false);
    expect((await pushOutbox(locked.services, { cityUrl: city.url, waitSeconds: 0 }))[0]?.state).toBe('pending');
    expect(await pushObstacle(locked.services, city.url)).toMatchObject({ code: 'outbox.keyLocked' });
    await locked.keyring.unlock(PASSPHRASE);
    expect(await pushObstacle(locked.services, city.url)).toBeNull();
    await pushOutbox(locked.services, { cityUrl: city.url, waitSeconds: 0 });
    expect((await locked.row(id)).signed).toBe(true);
    await locked.close();
  });

  it('plain http to anywhere but this PC', async () => {
    await district.freeze();
    await expect(pushOutbox(district.services, { cityUrl: 'http://city.example/api', waitSeconds: 0 })).rejects.toMatchObject({ code: 'outbox.badUrl' });
  });
});

describe('the signed text', () => {
  it('never changes, what is delivered stays delivered, and nothing is dropped', async () => {
    const id = await district.freeze();
    const write = (sql: string): Promise<unknown> => district.ledger.transaction(async (w) => { await w.run(sql, [id]); return { commit: true }; });
    await expect(write(`UPDATE outbox SET jws = 'other' WHERE id = ?`)).rejects.toThrow('never changes');
    await push();
    await expect(write(`UPDATE outbox SET state = 'pending' WHERE id = ?`)).rejects.toThrow('stays delivered');
    await expect(write('DELETE FROM outbox WHERE id = ?')).rejects.toThrow('nothing is dropped');
    await expect(write('DELETE FROM outbox_log WHERE outbox_id = ?')).rejects.toThrow('append-only');
  });

  it('is the frozen payload, byte for byte', async () => {
    const id = await district.freeze();
    await push();
    const stored = await district.ledger.reader.first<{ payload: string }>('SELECT v.payload FROM report_revisions v JOIN outbox o ON o.revision_id = v.id WHERE o.id = ?', [id]);
    const [, body = ''] = (city.front.arrived[0]?.body ?? '').split('.');
    expect(Buffer.from(body, 'base64url').toString('utf8')).toBe(stored?.payload);
  });

  it('is refused before it is frozen where it is not what the city takes', async () => {
    await expect(district.freeze({ asOf: 'yesterday' })).rejects.toMatchObject({ code: 'outbox.notFrozen' });
    await expect(district.freeze({ serial: '990101-QX-202503-V2' })).rejects.toMatchObject({ code: 'outbox.notFrozen' });
    expect(await district.rows()).toEqual([]);
  });
});
