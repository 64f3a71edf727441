import { Refusal, type Words } from './refusal.ts';

type None = Record<never, never>;

/** Sentences about devices. None of them may hold a part of a card or of what was printed. */
export const devicesMessages = {
  'devices.noReader': (_: None): Words => ({ message: '没有找到读卡器。', todo: '请插好读卡器，再到“设备”里选择它的端口。' }),
  'devices.noPort': (p: { port: string }): Words => ({ message: `没有找到端口 ${p.port}。`, todo: '请检查读卡器（或打印机）是否插好、通电，再到“设备”里核对端口。' }),
  'devices.portBusy': (p: { port: string }): Words => ({ message: `端口 ${p.port} 正被别的程序占用。`, todo: '请关闭其他正在使用这台设备的程序后再试。' }),
  'devices.portForbidden': (p: { port: string }): Words => ({ message: `没有使用端口 ${p.port} 的权限。`, todo: '请联系信息人员为当前账户开通串口权限（Linux 上加入 dialout 组后重新登录）。' }),
  'devices.notAPort': (p: { port: string }): Words => ({ message: `${p.port} 不是串口。`, todo: '请到“设备”里重新选择端口。' }),
  'devices.portTrouble': (p: { port: string }): Words => ({ message: `端口 ${p.port} 不能打开。`, todo: '请拔下设备重新插上后再试；仍不行时请联系信息人员。' }),
  'devices.unplugged': (_: None): Words => ({ message: '设备在使用中断开了，没有读到任何内容。', todo: '请重新插好设备后再试。' }),
  'devices.readerSilent': (_: None): Words => ({ message: '读卡器没有应答。', todo: '请检查读卡器是否通电、端口是否选对，拔下重新插上后再试。' }),
  'devices.readerGarbled': (_: None): Words => ({ message: '读卡器传来的数据校验不对，没有采用。', todo: '请重新放卡再读；经常出现时请换一根连接线或换一个接口。' }),
  'devices.noCard': (p: { seconds: number }): Words => ({ message: `等了 ${String(p.seconds)} 秒，没有检测到身份证。`, todo: '请把证件平放在读卡区再试；刚读过的证件要先拿起再放下。' }),
  'devices.cardUnread': (_: None): Words => ({ message: '检测到证件，但没有读成。', todo: '请拿起证件，重新平放在读卡区，读完前不要移动。' }),
  'devices.cardEmpty': (_: None): Words => ({ message: '这张证件上没有可以读取的身份信息。', todo: '请确认放的是居民身份证、港澳台居民居住证或外国人永久居留身份证。' }),
  'devices.cardWrong': (p: { what: string }): Words => ({ message: `证件内容核对不符（${p.what}），没有采用。`, todo: '请重新读一次；仍不符时请当面核对证件，改为手工录入。' }),
  'devices.cancelled': (_: None): Words => ({ message: '已取消。', todo: '需要时可以重新开始。' }),
  'devices.helperMissing': (_: None): Words => ({ message: '没有找到读卡器厂家的辅助程序。', todo: '请联系信息人员，在“设备”里设置辅助程序的位置。' }),
  'devices.helperTrouble': (p: { why: string }): Words => ({ message: `读卡器辅助程序出错：${p.why}。`, todo: '请重新插拔读卡器后再试；仍不行时请联系信息人员检查厂家驱动。' }),
  'devices.usbUnavailable': (p: { why: string }): Words => ({ message: `本机不能直接使用 USB 读卡器：${p.why}。`, todo: '请改用串口方式或厂家的辅助程序。' }),
} satisfies Record<string, (p: never) => Words>;

export type DeviceCode = keyof typeof devicesMessages;

/**
 * Builds the refusal of a device; the caller throws it.
 * @example throw deviceRefusal('devices.noPort', { port: 'COM3' });
 */
export function deviceRefusal<C extends DeviceCode>(code: C, params: Parameters<(typeof devicesMessages)[C]>[0]): Refusal {
  const words = devicesMessages[code] as (p: typeof params) => Words;
  return new Refusal(code, words(params));
}
