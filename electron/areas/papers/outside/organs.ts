import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#shared/messages/index.ts';
import { effect, read, write } from '#electron/areas/operation.ts';
import { readCityKeys, type CityKeys } from '#electron/outbox/cityKeyFile.ts';
import { pinnedCityKey } from '#electron/outbox/cityKeys.ts';
import { activeDeviceKey } from '#electron/outbox/keyRepository.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { lastStep } from '#electron/ledger/seen.ts';
import { insertOrgan, organRow, organRows, retireOrgan, type OrganRow } from '../repository/outside.ts';

/** An organ outside of the district whose signed review counts, by the thumbprint of its key. */
export interface ReviewOrgan { readonly organ: string; readonly thumbprint: string; readonly key: CityKeys }

const DETACHMENT = '支队';

/** The detachment, by the key that the city enrolled with, and the districts whose keys were pinned. */
export async function trustedOrgans(reader: Reader): Promise<ReviewOrgan[]> {
  const city = await pinnedCityKey(reader);
  const districts = (await organRows(reader)).map((row): ReviewOrgan => ({ organ: row.organ, thumbprint: row.thumbprint, key: { kid: row.kid, thumbprint: row.thumbprint, jwk: JSON.parse(row.jwk) as Record<string, string>, encryptionJwk: null } }));
  return [...(city === null ? [] : [{ organ: DETACHMENT, thumbprint: city.thumbprint, key: city }]), ...districts];
}

export const reviewOrgans = read<'papers.reviewOrgans'>(async ({ reader }) => {
  const rows = await organRows(reader);
  return {
    organs: (await trustedOrgans(reader)).map(({ organ, thumbprint }) => {
      const row = rows.find((one) => one.thumbprint === thumbprint);
      return { organ, thumbprint, id: row?.id ?? null, rowVersion: row?.row_version ?? null, pinnedAt: row?.pinned_at ?? null };
    }),
  };
});

const LARGEST_FILE = 65_536;

/** Pins the public key of an organ that may review for us, from its enrolment file: a plain JWK, as a district hands it to the city. */
export const pinReviewOrgan = effect<'papers.pinReviewOrgan'>(async ({ services, ledger, actor, now }, { file, organ, seen }) => {
  const place = services.files.pathOf(file.token);
  const name = path.basename(place);
  const facts = await stat(place).catch(() => null);
  if (facts === null || !facts.isFile()) throw refuse('outbox.fileUnreadable', { path: place });
  if (facts.size > LARGEST_FILE) throw refuse('papers.badOrganKey', { name, why: '文件太大' });
  const keys = await readCityKeys(await readFile(place, 'utf8'));
  if ('why' in keys) throw refuse('papers.badOrganKey', { name, why: keys.why });
  if ((await activeDeviceKey(ledger.reader))?.publicJwk.x === keys.jwk['x']) throw refuse('papers.badOrganKey', { name, why: '这是本机自己的登记文件，不能自己审核自己' });
  return ledger.command({ actor, now }, async (w) => {
    const former = await renamed(w, keys.thumbprint, organ, seen);
    if (former !== null) await retireOrgan(w, former.id, now, actor.staffNo);
    await insertOrgan(w, { organ, kid: keys.kid, thumbprint: keys.thumbprint, jwk: JSON.stringify(keys.jwk), pinned_at: now, pinned_by: actor.staffNo });
    return {
      value: { thumbprint: keys.thumbprint }, topics: ['papers', 'settings', 'journal'],
      entry: { operation: 'papers.pinReviewOrgan', subject: { kind: 'reviewOrgan', id: keys.thumbprint, label: organ }, summary: former === null ? `登记外部审核单位 ${organ}，公钥指纹 ${keys.thumbprint}` : `外部审核单位 ${former.organ} 改名为 ${organ}，公钥指纹 ${keys.thumbprint}`, changes: { organ, thumbprint: keys.thumbprint, ...(former === null ? {} : { former: former.organ }) } },
    };
  });
});

/**
 * The row whose name is replaced where the same key is pinned once more under another one: only by whoever saw that name (`seen`). Null where the key is new. A key under the same name
 * needs nothing (`papers.organThere`), and the detachment's own has its name by itself.
 */
async function renamed(w: Reader, thumbprint: string, organ: string, seen: string | null): Promise<OrganRow | null> {
  const same = (await trustedOrgans(w)).find((one) => one.thumbprint === thumbprint);
  if (same === undefined) return null;
  const row = (await organRows(w)).find((one) => one.thumbprint === thumbprint);
  if (row === undefined || row.organ === organ) throw refuse('papers.organThere', { organ: same.organ });
  if (row.organ !== seen) throw refuse('ledger.changedMeanwhile', { what: '这把公钥的登记' }, { data: { now: { organ: row.organ }, staffNo: row.pinned_by, at: row.pinned_at } });
  return row;
}

/** The key counts no more; what it signed before stays. */
export const retireReviewOrgan = write<'papers.retireReviewOrgan'>(async ({ w, now, actor }, { organId: id, rowVersion, reason }) => {
  const row = await organRow(w, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这个外部审核单位' });
  if (row.retired_at !== null || row.row_version !== rowVersion) throw await overtaken(w, row);
  await retireOrgan(w, id, now, actor.staffNo);
  return {
    value: {}, topics: ['papers', 'settings', 'journal'],
    entry: { operation: 'papers.retireReviewOrgan', subject: { kind: 'reviewOrgan', id: row.thumbprint, label: row.organ }, summary: `停用外部审核单位 ${row.organ} 的公钥`, reason, changes: { organ: row.organ, thumbprint: row.thumbprint } },
  };
});

/** Somebody retired the key, or pinned it anew under another name, since it was read: how it stands, who did that, when and why. Either way the row that was seen is closed for good. */
async function overtaken(reader: Reader, row: OrganRow & { readonly retired_at: number | null; readonly retired_by: string }): Promise<Refusal> {
  const { note } = await lastStep(reader, { kind: 'reviewOrgan', id: row.thumbprint });
  const other = (await organRows(reader)).find((one) => one.thumbprint === row.thumbprint && one.id !== row.id);
  const standing = other === undefined ? '已停用' : `已改名为 ${other.organ}`;
  return refuse('ledger.changedMeanwhile', { what: `外部审核单位 ${row.organ}` }, { data: { standing, over: true, note, staffNo: row.retired_by, at: row.retired_at } });
}
