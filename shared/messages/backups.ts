import type { Words } from './refusal.ts';

const mib = (bytes: number): string => (bytes < 1024 * 1024 * 1024 ? `${Math.max(1, Math.ceil(bytes / 1024 / 1024))} MB` : `${(bytes / 1024 / 1024 / 1024).toFixed(1)} GB`);

/** Sentences of backups, sticks, restoring and moving. */
export const backupsMessages = {
  'backups.noRoom': (p: { path: string; needed: number; free: number }): Words => ({ message: `空间不够，没有写入：${p.path} 需要约 ${mib(p.needed)}，只剩 ${mib(p.free)}。`, todo: '请腾出空间或换一个更大的盘后再试。' }),
  'backups.fileTooLarge': (p: { path: string }): Words => ({ message: `这个盘的格式（FAT32）放不下大于 4 GB 的文件，没有写入：${p.path}。`, todo: '请换一个 exFAT 或 NTFS 格式的盘。' }),
  'backups.notWritten': (p: { path: string; why: string }): Words => ({ message: `没有写好：${p.path}，${p.why}。`, todo: '盘上没有留下半截的文件；请检查后再试，或换一个盘。' }),
  'backups.unreadable': (p: { path: string }): Words => ({ message: `读不出这个文件：${p.path}。`, todo: '盘可能已拔出或损坏，请重新插好后再试，或换一份备份。' }),
  'backups.notAPackage': (p: { path: string }): Words => ({ message: `这不是本软件的备份包：${p.path}。`, todo: '请选择扩展名为 .blbak 的文件。' }),
  'backups.cutOff': (p: { path: string }): Words => ({ message: `备份包不完整，后面一截没有了：${p.path}。`, todo: '多半是没写完就拔了盘，或没有复制完。请换一份备份，或重新制作。' }),
  'backups.packageDamaged': (p: { path: string }): Words => ({ message: `备份包已损坏或被改动过，没有使用其中任何内容${p.path === '' ? '' : `：${p.path}`}。`, todo: '请换一份备份。' }),
  'backups.wrongPassphrase': (_: Record<never, never>): Words => ({ message: '恢复口令不对，备份包没有打开。', todo: '请对照保险柜中的口令重新输入；备份包要用制作当时的口令打开。' }),
  'backups.oddName': (p: { name: string }): Words => ({ message: `有一个文件的名称不能放进备份包：${p.name}。`, todo: '请把它改名或移出台账文件夹后再试。' }),
  'backups.placeMissing': (p: { path: string }): Words => ({ message: `第二备份处不在：${p.path}。`, todo: '请插上那个盘后再试；盘换了的，请重新指定第二备份处。' }),
  'backups.placeInside': (p: { path: string }): Words => ({ message: `第二备份处不能在台账文件夹里面：${p.path}。`, todo: '台账文件夹坏了时两份会一起丢失，请选另一个盘上的文件夹。' }),
  'backups.noPlace': (_: Record<never, never>): Words => ({ message: '还没有指定第二备份处。', todo: '请先选择一个盘或文件夹。' }),
  'backups.gone': (p: { name: string }): Words => ({ message: `这份备份已不在或不完好：${p.name}。`, todo: '请另选一份备份；现有台账没有改动。' }),
  'backups.foreign': (p: { name: string }): Words => ({ message: `这份备份属于另一份台账：${p.name}，没有换上。`, todo: '请选择本台账的备份；要打开另一份台账，请在首次运行页面恢复到新的文件夹。' }),
  'backups.nothingToUndo': (_: Record<never, never>): Words => ({ message: '没有可以撤销的恢复。', todo: '只能撤销最近一次恢复，而且替换下来的文件还在台账文件夹里。' }),
  'backups.workedMeanwhile': (p: { name: string }): Words => ({ message: '写搬家文件期间台账有了新的记录，没有标记为已搬走。', todo: `请删去 ${p.name}，没有人操作时再做一次。` }),
  'backups.notMoved': (_: Record<never, never>): Words => ({ message: '这份台账没有搬走。', todo: '可以照常使用。' }),
  'backups.nothingToSalvage': (_: Record<never, never>): Words => ({ message: '损坏的文件里什么也没有读出来，没有写出清单。', todo: '请换上最近的备份，把损坏的文件交给维护人员。' }),
  'backups.movedMeanwhile': (_: Record<never, never>): Words => ({ message: '看过预览之后台账又有了新的记录，没有恢复。', todo: '请重新预览，看清会失去哪些记录后再决定。' }),
} satisfies Record<string, (p: never) => Words>;
