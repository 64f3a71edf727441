import type { OutputOf } from '#shared/contract/index.ts';

type State = OutputOf<'devices.list'>['readers'][number]['state'];

export const STATE_WORDS: Readonly<Record<State, string>> = { ready: '正常', present: '已接上', busy: '正在工作', missing: '没有接上', trouble: '有问题' };

type Port = OutputOf<'devices.list'>['ports'][number];
type UsbDevice = OutputOf<'devices.list'>['usb']['devices'][number];

/** A free port in a list to choose from. */
export const portWords = (port: Port): string => `${port.path}${port.label === '' ? '' : `　${port.label}`}`;

/** What tells a USB device from another of its model. */
export const usbApart = (device: UsbDevice): string => (device.serial !== '' ? `序列号 ${device.serial}` : device.socket === '' ? '' : `插口 ${device.socket}`);

/** A USB device in a list to choose from. */
export const usbDeviceWords = (device: UsbDevice): string => [device.name, device.ids, usbApart(device)].filter((part) => part !== '').join('　');

export const JOB_WORDS: Readonly<Record<OutputOf<'devices.queue'>['jobs'][number]['state'], string>> = {
  waiting: '等待打印', sending: '正在打印', printed: '已打印', doubtful: '须看纸确认', refused: '不能打印', cancelled: '已取消',
};

export const OUTCOME_WORDS: Readonly<Record<OutputOf<'devices.slip'>['printed'][number]['outcome'], string>> = {
  queued: '还在队列里', confirmed: '已打印', unconfirmed: '已送出，打印机没有回答', doubtful: '可能只打出一部分', refused: '没有打成', cancelled: '已取消',
};
