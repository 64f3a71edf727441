import type { Words } from './refusal.ts';

/** Sentences of the ledger itself: opening, start-up failures, optimistic locking. */
export const ledgerMessages = {
  'ledger.folderMissing': (p: { path: string }): Words => ({ message: `找不到台账文件夹：${p.path}。`, todo: '请插上存放台账的磁盘，或另选台账文件夹。' }),
  'ledger.folderReadOnly': (p: { path: string }): Words => ({ message: `台账文件夹不能写入：${p.path}。`, todo: '请检查文件夹的写入权限，或另选台账文件夹。' }),
  'ledger.diskFull': (p: { path: string }): Words => ({ message: `磁盘已满，台账没有改动：${p.path}。`, todo: '请腾出至少 200 MB 空间后再试。' }),
  'ledger.damaged': (p: { path: string }): Words => ({ message: `台账文件已损坏，没有打开：${p.path}。`, todo: '可以换上最近一份完好的备份；损坏的文件会另存，不会删除。' }),
  'ledger.newer': (p: { path: string; version: number }): Words => ({ message: `这份台账由更新的版本建立（第 ${p.version} 号结构）：${p.path}。`, todo: '请先升级本软件，再打开台账。' }),
  'ledger.moved': (_: Record<never, never>): Words => ({ message: '这份台账已搬到新电脑，本机只供查看，没有写入。', todo: '请在新电脑上操作；不搬了的，可以在“数据安全”里改回本机使用。' }),
  'ledger.synchronised': (p: { path: string; product: string }): Words => ({ message: `台账不能放在 ${p.product} 的同步文件夹里：${p.path}。`, todo: '同步软件会在写到一半时搬走或换回旧文件，台账会损坏。请把整个台账文件夹移到本机磁盘上不同步的位置，例如 D:\\劳监台账，再从那里打开；要在别处留一份，请用“数据安全”里的第二备份处。' }),
  'ledger.onNetwork': (p: { path: string; what: string }): Words => ({ message: `台账不能放在网络文件夹里（${p.what}）：${p.path}。`, todo: '网络上的文件锁不可靠，断网会写坏台账。请把整个台账文件夹移到本机磁盘上，例如 D:\\劳监台账，再从那里打开；备份可以放在网络文件夹里。' }),
  'ledger.inUseElsewhere': (p: { path: string; name: string }): Words => ({ message: `此台账正在“${p.name}”电脑上使用：${p.path}。`, todo: '一份台账只能由一台电脑打开。请先在那台电脑上退出本软件；那台电脑已关机、坏了或不再使用的，可以接管。' }),
  'ledger.stillInUse': (p: { name: string }): Words => ({ message: `“${p.name}”电脑还在使用这份台账，没有接管。`, todo: '请到那台电脑上退出本软件后再打开。' }),
  'ledger.takenOver': (p: { name: string }): Words => ({ message: `这份台账已由“${p.name}”电脑接管，本机已关闭它。`, todo: '请只在一台电脑上使用；要回到本机，请先在那台电脑上退出本软件，再重试。' }),
  'ledger.otherWindow': (p: { path: string }): Words => ({ message: `这份台账已在本机另一个用户的窗口中打开：${p.path}。`, todo: '请在那个用户下退出本软件后再打开。' }),
  'ledger.notALedger': (p: { path: string }): Words => ({ message: `文件夹里没有台账：${p.path}。`, todo: '请选择含有 ledger.sqlite 的文件夹，或新建台账。' }),
  'ledger.alreadyThere': (p: { path: string }): Words => ({ message: `文件夹里已有台账或其他文件：${p.path}。`, todo: '请直接打开已有台账，或选择一个空文件夹。' }),
  'ledger.busy': (_: Record<never, never>): Words => ({ message: '台账正被另一项写入占用，等了 30 秒仍未轮到，本次没有写入。', todo: '请等正在进行的导入或备份结束后再试。' }),
  'ledger.changedMeanwhile': (p: { what: string }): Words => ({ message: `${p.what}刚被他人改过，您的改动还没有写入。`, todo: '请对照两份内容后再保存。' }),
  'ledger.notFound': (p: { what: string }): Words => ({ message: `没有找到${p.what}。`, todo: '可能已被合并或撤回，请返回列表查看。' }),
  'ledger.clockBehind': (p: { now: string; last: string }): Words => ({ message: `电脑现在的时间是 ${p.now}，比台账最后一条记录（${p.last}）还早，本次没有写入。`, todo: '请先校准电脑的日期和时间；如果是先前的时间快了，请系统管理员或大队长在窗口上方确认现在的时间。' }),
  'ledger.noOfficer': (p: { staffNo: string }): Words => ({ message: `台账中没有工号 ${p.staffNo} 的人员。`, todo: '请核对工号；账号由大队长设立。' }),
  'ledger.closed': (_: Record<never, never>): Words => ({ message: '还没有打开台账。', todo: '请先新建或打开台账。' }),
  'input.invalid': (p: { detail: string }): Words => ({ message: `填写的内容不符合要求：${p.detail}。`, todo: '请改正后再试。' }),
  'operation.unknown': (p: { name: string }): Words => ({ message: `没有这项操作：${p.name}。`, todo: '请升级本软件后再试。' }),
  'operation.windowOnly': (_: Record<never, never>): Words => ({ message: '这项操作只能在窗口中进行。', todo: '请打开本软件的窗口后操作。' }),
  'job.cancelled': (_: Record<never, never>): Words => ({ message: '已停止，没有写入任何内容。', todo: '需要时可以重新开始。' }),
};
