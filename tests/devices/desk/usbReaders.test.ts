import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DeviceDesk } from '#electron/devices/desk/desk.ts';
import type { DeskWork, WorkName } from '#electron/devices/desk/protocol.ts';
import { SAMPLE, citizenText } from '../../simulators/cardBytes.ts';
import { StandInBus, usbSeen } from '../../simulators/usb.ts';

// Nothing of this was tried on a real reader: the bus and the devices on it are stand-ins behind the interface of the package.

let folder = '';
let bus: StandInBus;
const desks: DeviceDesk[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'usb-desk-'));
  bus = new StandInBus();
});
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openDesk() {
  let changes = 0;
  const desk = await DeviceDesk.open(folder, { changed: () => (changes += 1), settled: () => undefined }, (wanted) => Promise.resolve(wanted.map(() => null)), () => Date.UTC(2026, 10, 24), bus);
  desks.push(desk);
  const ask = <N extends WorkName>(name: N, input: DeskWork[N]['in']) => desk.work(name, input, new AbortController().signal);
  return { ask, changes: () => changes, view: async () => { const { readers, usb } = await ask('list', null); return { readers, usb }; } };
}

const ANOTHER = { ...SAMPLE, name: '另一人' };

it('what is plugged in is listed at once, readers first, without keyboards and sticks; a chosen one is set up, read, and no longer free', async () => {
  const { ask, view, changes } = await openDesk();
  expect((await view()).usb).toEqual({ problem: null, devices: [] });
  const before = changes();
  const looks = bus.looks;
  bus.plug(usbSeen({ ids: '1111:2222', vendor: 'Acme', product: 'Acme Pad', address: 4 }));
  bus.plug(usbSeen({ ids: '046d:c31c', kinds: ['0301'], product: 'Keyboard', address: 7 }));
  bus.plug(usbSeen({ serial: 'A1', vendor: '华视电子', product: 'CVR-100U', address: 5 }));
  // Each of the three is looked for as the system tells of it, not at the next round.
  expect(bus.looks).toBe(looks + 3);
  await vi.waitFor(() => expect(changes()).toBeGreaterThan(before), 5000);
  await vi.waitFor(async () => expect((await view()).usb.devices.map((device) => [device.name, device.likely, device.takenBy])).toEqual([['华视电子 CVR-100U', true, null], ['Acme Pad', false, null]]), 5000);
  const place = (await view()).usb.devices[0]?.place ?? '';
  expect(place).toBe('0400:c35a#A1@0000%3A00%3A14.0-1');
  await ask('configure', { do: 'addReader', label: '一号', kind: 'usb', place });
  expect((await view()).readers[0]).toMatchObject({ kind: 'usb', place: 'USB 0400:c35a，序列号 A1' });
  await vi.waitFor(async () => expect((await view()).readers[0]?.state).toBe('present'), 5000);
  expect((await view()).usb.devices[0]?.takenBy).toBe('一号');
  await expect(ask('configure', { do: 'addReader', label: '', kind: 'usb', place })).rejects.toMatchObject({ code: 'devices.portTaken' });
  await expect(ask('configure', { do: 'addReader', label: '', kind: 'usb', place: 'COM3' })).rejects.toMatchObject({ code: 'devices.usbMissing' });
  await expect(ask('tryPort', { place: 'usb:0400:c35a' })).rejects.toMatchObject({ code: 'devices.portTaken' });
  expect(await ask('readCard', { reader: null, waitMs: 5000 })).toMatchObject({ reader: '一号', fields: { name: SAMPLE.name } });
  expect((await view()).readers[0]).toMatchObject({ state: 'ready', lastError: null });
  expect(readFileSync(path.join(folder, 'devices.json'), 'utf8')).not.toContain(SAMPLE.number);
});

it('two of one model keep their places over unplugging, whichever comes back first', async () => {
  const { ask, view } = await openDesk();
  const [left, right] = [usbSeen({ socket: '0000:00:14.0-1', address: 5 }), usbSeen({ socket: '0000:00:14.0-2', address: 6 })];
  const [one, two] = [bus.plug(left), bus.plug(right)];
  two.card = citizenText(ANOTHER);
  await vi.waitFor(async () => expect((await view()).usb.devices).toHaveLength(2), 5000);
  const places = (await view()).usb.devices.map((device) => device.place);
  const first = await ask('configure', { do: 'addReader', label: '一号窗口', kind: 'usb', place: places[0] ?? '' });
  const second = await ask('configure', { do: 'addReader', label: '二号窗口', kind: 'usb', place: places[1] ?? '' });
  const name = async (id: string | null) => (await ask('readCard', { reader: id, waitMs: 5000 })).fields.name;
  expect([await name(first.id), await name(second.id)]).toEqual([SAMPLE.name, ANOTHER.name]);

  bus.pull(left);
  bus.pull(right);
  await vi.waitFor(async () => expect((await view()).readers.map((reader) => reader.state)).toEqual(['missing', 'missing']), 5000);
  bus.plug({ ...right, address: 7 }, two);
  await vi.waitFor(async () => expect((await view()).readers.map((reader) => reader.state)).toEqual(['missing', 'present']), 5000);
  await expect(ask('readCard', { reader: first.id, waitMs: 500 })).rejects.toMatchObject({ code: 'devices.usbMissing' });
  bus.plug({ ...left, address: 8 }, one);
  await vi.waitFor(async () => expect((await view()).readers[0]?.state).toBe('present'), 5000);
  expect([await name(first.id), await name(second.id)]).toEqual([SAMPLE.name, ANOTHER.name]);
  expect((await ask('log', null)).map((entry) => `${entry.device} ${entry.text}`)).toEqual(expect.arrayContaining(['一号窗口 已断开', '二号窗口 已接上']));
});

it('a reader that was set up by an earlier version goes on working, beside one that is told by its serial number', async () => {
  writeFileSync(path.join(folder, 'devices.json'), JSON.stringify({ readers: [{ id: 'reader-old1', label: '旧的', place: 'usb:0400:C35A', baud: null }, { id: 'reader-new1', label: '新的', place: 'usb:0400:c35a#A1', baud: null }] }));
  const [a, b] = [bus.plug(usbSeen({ serial: 'A1', address: 5 })), bus.plug(usbSeen({ serial: 'B2', socket: '0000:00:14.0-2', address: 6 }))];
  b.card = citizenText(ANOTHER);
  const { ask, view } = await openDesk();
  expect((await view()).readers).toMatchObject([{ label: '旧的', state: 'present', place: 'USB 0400:c35a' }, { label: '新的', state: 'present' }]);
  expect(await ask('readCard', { reader: 'reader-old1', waitMs: 5000 })).toMatchObject({ fields: { name: ANOTHER.name } });
  expect([a.opened, b.opened]).toEqual([0, 1]);
});

it('with nothing set up a known reader is found by itself, and nothing is sent to other devices', async () => {
  const other = bus.plug(usbSeen({ ids: '1111:2222', address: 4 }));
  bus.plug(usbSeen({ serial: 'A1', address: 5 }));
  const { ask, view } = await openDesk();
  expect(await ask('readCard', { reader: null, waitMs: 5000 })).toMatchObject({ reader: '身份证读卡器', fields: { name: SAMPLE.name } });
  expect(other.opened).toBe(0);
  expect((await view()).readers[0]).toMatchObject({ place: 'USB 0400:c35a，序列号 A1' });
  // Another one only where a person asks it.
  expect(await ask('tryPort', { place: 'usb:1111:2222' })).toMatchObject({ words: expect.stringContaining('读卡器正常') as string });
});

it('no permission and no USB are said in words with what IT has to do, and end by themselves', async () => {
  const { ask, view } = await openDesk();
  const mine = usbSeen({ serial: 'A1' });
  bus.plug({ ...mine, mayOpen: false });
  await vi.waitFor(async () => expect((await view()).usb.devices).toHaveLength(1), 5000);
  expect((await view()).usb.devices[0]?.problem?.message).toContain('没有使用这台读卡器的权限');
  await ask('configure', { do: 'addReader', label: '一号', kind: 'usb', place: '0400:c35a#A1' });
  await vi.waitFor(async () => expect((await view()).readers[0]).toMatchObject({ state: 'trouble', lastError: { code: 'devices.usbForbidden' } }), 5000);
  if (process.platform === 'linux') expect((await view()).readers[0]?.lastError?.todo).toContain('/etc/udev/rules.d/');

  bus.missing = '系统没有提供 USB 访问';
  bus.tell();
  await vi.waitFor(async () => expect((await view()).readers[0]).toMatchObject({ state: 'trouble', lastError: { code: 'devices.usbUnavailable' } }), 5000);
  expect((await view()).usb).toMatchObject({ problem: { message: expect.stringContaining('系统没有提供 USB 访问') as string }, devices: [] });
  await expect(ask('readCard', { reader: null, waitMs: 500 })).rejects.toMatchObject({ code: 'devices.usbUnavailable' });

  bus.missing = '';
  for (const seen of await bus.list()) bus.pull(seen);
  bus.plug(mine);
  await vi.waitFor(async () => expect((await ask('list', null)).usb.devices[0]?.problem).toBe(null), 5000);
  expect(await ask('readCard', { reader: null, waitMs: 5000 })).toMatchObject({ reader: '一号' });
  await vi.waitFor(async () => expect((await view()).readers[0]).toMatchObject({ state: 'ready', lastError: null }), 5000);
});

it('pulled out in the midst of reading: said in words, and nothing is watched any more once the desk is closed', async () => {
  const { ask, view } = await openDesk();
  const mine = usbSeen();
  const reader = bus.plug(mine);
  await vi.waitFor(async () => expect((await view()).usb.devices).toHaveLength(1), 5000);
  await ask('configure', { do: 'addReader', label: '一号', kind: 'usb', place: '0400:c35a' });
  const opened = new Promise<void>((resolve) => {
    reader.nativeTransferOut = () => {
      resolve();
      return Promise.resolve(10);
    };
  });
  const reading = expect(ask('readCard', { reader: null, waitMs: 5000 })).rejects.toMatchObject({ code: 'devices.unplugged' });
  await opened;
  bus.pull(mine);
  await reading;
  await vi.waitFor(async () => expect((await view()).readers[0]?.state).toBe('missing'), 5000);
  expect(bus.watched).toBe(1);
  for (const desk of desks.splice(0)) await desk.close();
  expect(bus.watched).toBe(0);
});
