import { refuse } from '#shared/messages/index.ts';
import { CITY_URL } from '#electron/outbox/address.ts';
import { pinCityKeyFile, pinnedCityKey } from '#electron/outbox/cityKeys.ts';
import { tidyCityUrl } from '#electron/outbox/cityUrl.ts';
import { activeDeviceKey } from '#electron/outbox/keyRepository.ts';
import { writeChecked } from '#electron/outbox/safeFile.ts';
import { readMeta, readSetting, writeSetting } from '#electron/ledger/meta.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { effect, read, write } from '../operation.ts';
import { courierOf } from './courierOf.ts';

/*
 * What the area `settings` offers of the city: its address, its key, and our enrolment file. They stand here because the outbox lives by them.
 */

export const city = read<'settings.city'>(async ({ reader }) => {
  const [baseUrl, pinned, device] = await Promise.all([readSetting(reader, CITY_URL, ''), pinnedCityKey(reader), activeDeviceKey(reader)]);
  if (device === undefined) throw refuse('outbox.noDeviceKey', {});
  return {
    baseUrl,
    cityKey: pinned === null ? null : { kid: pinned.kid, thumbprint: pinned.thumbprint, pinnedAt: pinned.pinnedAt, encryptionKey: pinned.encryptionJwk !== null },
    deviceKey: { kid: device.kid, publicKeyJwk: { ...device.publicJwk }, createdAt: device.createdAt, keychain: device.wrappedByKeychain !== '' },
  };
});

/** The courier hears of the new address from the ledger. */
export const setCityUrl = write<'settings.setCityUrl'>(async ({ w }, args) => {
  const baseUrl = tidyCityUrl(args.baseUrl);
  const before = await readSetting(w, CITY_URL, '');
  await assertSeen(w, '支队网址', { kind: 'setting', id: CITY_URL }, { seen: { baseUrl: args.seen }, now: { baseUrl: before }, wish: { baseUrl } });
  if (before === baseUrl) return { value: {}, entry: null, topics: [] };
  await writeSetting(w, CITY_URL, baseUrl);
  return {
    value: {},
    entry: {
      operation: 'settings.setCityUrl', subject: { kind: 'setting', id: CITY_URL, label: '支队地址' }, summary: baseUrl === '' ? '清除支队地址' : `支队地址改为 ${baseUrl}`,
      changes: { before, after: baseUrl },
    },
    topics: ['settings', 'outbox', 'journal'],
  };
});

export const pinCityKey = effect<'settings.pinCityKey'>(async ({ services }, { file, seen }) => {
  const { kid } = await pinCityKeyFile(services, services.files.pathOf(file.token), seen);
  courierOf(services)?.kick();
  return { kid };
});

/** Our public key as a plain JWK file; the name begins with the district's code, by which the city knows whose it is. */
export const exportEnrolment = effect<'settings.exportEnrolment'>(async ({ services, ledger, actor, now }) => {
  const device = await activeDeviceKey(ledger.reader);
  if (device === undefined) throw refuse('outbox.noDeviceKey', {});
  const { districtCode } = await readMeta(ledger.reader);
  const target = await services.desktop.chooseTarget('保存登记文件', `${districtCode}-device.jwk.json`, 'json');
  if (target === null) return { file: null };
  await writeChecked(target, `${JSON.stringify(device.publicJwk)}\n`);
  await ledger.command({ actor, now }, async () => ({
    value: undefined,
    entry: { operation: 'settings.exportEnrolment', subject: { kind: 'deviceKey', id: device.kid, label: '本机签名密钥' }, summary: `导出登记文件，指纹 ${device.kid}`, changes: { kid: device.kid } },
    topics: ['journal'],
  }));
  return { file: services.files.written(target) };
});
