import type { Words } from './refusal.ts';

/** Sentences of the area `settings`: the shell, files, printers, start-up. */
export const settingsMessages = {
  'unexpected': (_: Record<never, never>): Words => ({ message: '出现意外错误，这一步没有完成。', todo: '请再试一次；若反复出现，请写出问题报告交给维护人员。' }),
  'bridge.foreignSender': (_: Record<never, never>): Words => ({ message: '请求不是来自本软件的窗口，已拒绝。', todo: '请关闭其他程序打开的页面，只在本软件窗口中操作。' }),
  'settings.notAFile': (_: Record<never, never>): Words => ({ message: '选中的不是可以读取的文件。', todo: '请拖入或选择文件本身，不要选文件夹。' }),
  'settings.tokenUnknown': (_: Record<never, never>): Words => ({ message: '这个文件的登记已失效。', todo: '请重新选择文件，或重新写出一次。' }),
  'settings.fileGone': (p: { name: string }): Words => ({ message: `文件已不在原处：${p.name}。`, todo: '可能已被移动或删除，请重新写出一次。' }),
  'settings.cannotOpen': (p: { name: string }): Words => ({ message: `系统没有能打开 ${p.name} 的程序。`, todo: '请改为打开所在文件夹，再用合适的程序打开。' }),
  'settings.printerUnknown': (p: { printer: string }): Words => ({ message: `没有名为“${p.printer}”的打印机。`, todo: '请在打印机列表中另选一台，或检查打印机是否已连接。' }),
  'settings.printerStopped': (p: { printer: string }): Words => ({ message: `打印机“${p.printer}”已停用或不接收任务，没有送出。`, todo: '请先在系统中启用这台打印机，或另选一台。' }),
  'settings.printFailed': (p: { why: string }): Words => ({ message: `没有送到打印机：${p.why}。`, todo: '请检查打印机后再试；也可以先保存为 PDF。' }),
  'settings.pressFailed': (_: Record<never, never>): Words => ({ message: '排版进程意外结束，没有生成文件。', todo: '请再试一次；若反复出现，请写出问题报告。' }),
  'settings.noGoodBackup': (p: { path: string }): Words => ({ message: `没有找到完好的备份：${p.path}。`, todo: '请从另存的备份文件恢复，或联系维护人员；现有文件没有改动。' }),
  'settings.crimeFigure': (p: { head: string; least: string; most: string }): Words => ({ message: `${p.head}应在 ${p.least} 元至 ${p.most} 元之间，没有保存。`, todo: '请按本省高级人民法院规定的数额填写；没有规定的不填。' }),
  'settings.clockRight': (_: Record<never, never>): Words => ({ message: '电脑时间与台账并无出入，不需要确认。', todo: '请直接继续办理。' }),
  'settings.pagesRight': (_: Record<never, never>): Words => ({ message: '数据库文件与上次关闭时没有出入，不需要认可。', todo: '请直接继续办理。' }),
  'settings.notDamaged': (_: Record<never, never>): Words => ({ message: '台账正在使用，没有损坏，不需要换上备份。', todo: '如需回到以前的备份，请先退出本软件，再用命令行的 restore。' }),
  'settings.manualMissing': (_: Record<never, never>): Words => ({ message: '安装目录里没有使用手册。', todo: '请重新安装本软件。' }),
} satisfies Record<string, (p: never) => Words>;
