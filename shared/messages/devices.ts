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
  'devices.usbMissing': (p: { what: string }): Words => ({ message: `没有找到这台读卡器：${p.what}。`, todo: '请检查是否插好；没有序列号的读卡器要插回原来的插口，换了插口的请在“设备”里删除后重新添加。' }),
  'devices.usbForbidden': (p: { what: string; rule: string }): Words => ({
    message: `没有使用这台读卡器的权限：${p.what}。`,
    todo: p.rule === '' ? '请联系信息人员为当前账户开通使用这台设备的权限。' : `请信息人员把这一行写进 /etc/udev/rules.d/70-card-reader.rules，再重新插上读卡器：${p.rule}`,
  }),
  'devices.usbNoDriver': (p: { what: string }): Words => ({ message: `这台读卡器装的是厂家驱动，不能直接使用：${p.what}。`, todo: '请改用厂家的辅助程序，或请信息人员为它换装 WinUSB 驱动。' }),
  'devices.slipWidth': (p: { width: number }): Words => ({ message: `这种小票不能用 ${String(p.width)} 毫米纸打印。`, todo: '请换用 58 毫米纸的打印机。' }),
  'devices.qrTooLong': (p: { bytes: number }): Words => ({ message: `二维码内容太长，这种纸最多放 ${String(p.bytes)} 个字节。`, todo: '请缩短二维码的内容，或换用 80 毫米纸。' }),
  'devices.barcodeText': (_: None): Words => ({ message: '条码只能由 1 到 40 个英文字母、数字和半角符号组成。', todo: '请核对编号；含汉字的编号请改用短码。' }),
  'devices.slipIdentity': (_: None): Words => ({ message: '小票上不得出现身份证号码或个人电话，没有打印。', todo: '请从材料名称、结论等内容中删去号码后再打印。' }),
  'devices.noGlyphs': (p: { count: number }): Words => ({ message: `有 ${String(p.count)} 个字打印机字库里没有，这里也不能代为绘制，没有打印。`, todo: '请在窗口中打印，或换用字库更全的打印机。' }),
  'devices.printerPlace': (p: { place: string }): Words => ({ message: `打印机写法不对：${p.place}。`, todo: '请写成 tcp://地址:9100、serial:端口、file:文件 或 spooler:打印机名。' }),
  'devices.printerUnreachable': (p: { place: string }): Words => ({ message: `连不上打印机 ${p.place}，没有打印。`, todo: '请检查打印机是否开机、地址是否正确、网络是否通。' }),
  'devices.noPrinter': (p: { name: string }): Words => ({ message: `系统里没有名为“${p.name}”的打印机，没有打印。`, todo: '请到“设备”里重新选择打印机。' }),
  'devices.spoolerMissing': (_: None): Words => ({ message: '本机没有打印服务，没有打印。', todo: '请联系信息人员安装打印服务，或改用串口、网络方式。' }),
  'devices.spoolerTrouble': (_: None): Words => ({ message: '系统打印服务没有收下这张小票。', todo: '请在系统的打印队列中查看原因后再打印。' }),
  'devices.outOfPaper': (_: None): Words => ({ message: '打印机缺纸，没有打印。', todo: '请装好纸卷、合上盖子后再打印。' }),
  'devices.coverOpen': (_: None): Words => ({ message: '打印机上盖打开，没有打印。', todo: '请装好纸卷、合上盖子后再打印。' }),
  'devices.printerOffline': (_: None): Words => ({ message: '打印机脱机，没有打印。', todo: '请检查打印机：上盖是否合好、是否有纸、是否按了暂停键。' }),
  'devices.printerError': (_: None): Words => ({ message: '打印机报告故障，没有打印。', todo: '请关机后重新开机；仍不行时请联系信息人员。' }),
  'devices.printerGone': (_: None): Words => ({ message: '打印机断开了，还没有开始打印。', todo: '请检查打印机的电源和连接后再打印。' }),
  'devices.printerBroke': (_: None): Words => ({ message: '打印中途断线，可能只打出一部分，没有自动重打。', todo: '请查看打出的小票；不完整时请重新打印（会注明补打）。' }),
  'devices.printerStuck': (_: None): Words => ({ message: '打印机长时间不收数据，可能只打出一部分，没有自动重打。', todo: '请检查纸张和电源，查看打出的小票；不完整时请重新打印（会注明补打）。' }),
  'devices.paperRanOut': (_: None): Words => ({ message: '打印中途缺纸，可能只打出一部分，没有自动重打。', todo: '请装好纸卷，查看打出的小票；不完整时请重新打印（会注明补打）。' }),
  'devices.wentOffline': (_: None): Words => ({ message: '打印中途打印机脱机或上盖打开，可能只打出一部分，没有自动重打。', todo: '请合好上盖，查看打出的小票；不完整时请重新打印（会注明补打）。' }),
  'devices.printInterrupted': (_: None): Words => ({ message: '上次打印时程序中断，可能只打出一部分，没有自动重打。', todo: '请查看打出的小票；不完整时请重新打印（会注明补打）。' }),
  'devices.printStopped': (_: None): Words => ({ message: '打印中途被取消，可能已打出一部分。', todo: '请查看打出的小票；需要时重新打印。' }),
  'devices.outputExists': (p: { path: string }): Words => ({ message: `文件已存在，没有覆盖：${p.path}。`, todo: '请换一个文件名。' }),
  'devices.outputTrouble': (p: { path: string }): Words => ({ message: `不能写入 ${p.path}，没有打印。`, todo: '请检查路径、权限和磁盘空间。' }),
  'devices.processStopped': (_: None): Words => ({ message: '设备程序中断了，已经自动重新启动。', todo: '请再试一次；经常出现时请联系信息人员查看设备日志。' }),
  'devices.unknownDevice': (_: None): Words => ({ message: '这台设备已经不在列表里。', todo: '请在“设备”里重新选择。' }),
  'devices.readerBusy': (_: None): Words => ({ message: '读卡器正在读另一张证件。', todo: '请等那一次结束，或先取消它。' }),
  'devices.portTaken': (p: { label: string }): Words => ({ message: `这个端口已经设为“${p.label}”。`, todo: '一个端口只能设一台设备；要改用途请先删除原来的设备。' }),
  'devices.jobGone': (_: None): Words => ({ message: '这张小票已经不在打印队列里。', todo: '需要时请从原来的记录重新打印。' }),
  'devices.notPrintedOn': (_: None): Words => ({ message: '还没有设小票打印机。', todo: '请到“设备”里添加一台小票打印机。' }),
  'devices.settingsUnsaved': (_: None): Words => ({ message: '设备设置没有保存：本机的设置文件夹写不进去。', todo: '请检查磁盘空间和权限后再试。' }),
  'devices.slipNothing': (p: { what: string }): Words => ({ message: `没有找到${p.what}。`, todo: '请核对编号后再打印。' }),
  'devices.slipNotYet': (p: { slip: string }): Words => ({ message: `${p.slip}的版式已经备好，但台账里还没有它所依据的记录。`, todo: '现场检查和文书送达的登记上线后即可打印。' }),
  'devices.noMaterials': (_: None): Words => ({ message: '这件案件还没有登记过收到的材料。', todo: '请先在案件页面登记收到的材料，再打印接收单。' }),
  'devices.noShortCode': (p: { caseNo: string }): Words => ({ message: `案号“${p.caseNo}”编不成条码短码。`, todo: '案号应带年份和序号，例如“〔2026〕第7号”，或不超过 15 位的英文和数字。' }),
  'devices.copies': (_: None): Words => ({ message: '份数应为 1 到 9 的整数。', todo: '请重新填写份数。' }),
} satisfies Record<string, (p: never) => Words>;

export type DeviceCode = keyof typeof devicesMessages;

/**
 * Builds the refusal of a device; the caller throws it.
 * @example throw deviceRefusal('devices.noPort', { port: 'COM3' });
 */
export function deviceRefusal<C extends DeviceCode>(code: C, params: Parameters<(typeof devicesMessages)[C]>[0], data: Record<string, unknown> = {}): Refusal {
  const words = devicesMessages[code] as (p: typeof params) => Words;
  return new Refusal(code, words(params), { data });
}

/** Sentence behind a code that was kept without its data, as in the queue; `device` stands where a port or a printer would be named. */
export function deviceWords(code: string, device: string): Words {
  const found = Object.hasOwn(devicesMessages, code) ? (devicesMessages[code as DeviceCode] as (p: Record<string, unknown>) => Words) : null;
  return found === null ? { message: '没有打印。', todo: '请重试；仍不行时请联系信息人员查看设备日志。' } : found({ port: device, place: device, name: device, path: device, label: device, why: '原因见设备日志', count: 1, width: 58, bytes: 0, seconds: 0, what: '', rule: '' });
}
