import type { z } from 'zod';
import type { startProblem } from '#shared/contract/settings.ts';

export type StartProblem = z.output<typeof startProblem>;

interface Words {
  readonly title: string;
  /** When trying the same folder again can help. */
  readonly retry: string | null;
  /** Whether a new ledger is a way out. */
  readonly fresh: boolean;
}

const words: Readonly<Record<StartProblem['code'], Words>> = {
  'folder-missing': { title: '找不到台账文件夹', retry: '插上磁盘或把文件夹移回原处之后，再打开这份台账。', fresh: false },
  'folder-read-only': { title: '台账文件夹不能写入', retry: '放开写入权限之后，再打开这份台账。', fresh: false },
  'disk-full': { title: '磁盘已满', retry: '腾出空间之后，再打开这份台账。', fresh: false },
  'ledger-damaged': { title: '台账文件已损坏', retry: '怀疑是磁盘接触不良时，可以先重试。', fresh: false },
  'ledger-newer': { title: '台账由更新的版本建立', retry: '升级软件之后，再打开这份台账。', fresh: false },
  'key-lost': { title: '打不开台账的密钥', retry: '恢复系统钥匙串之后，再打开这份台账。', fresh: false },
  'ledger-in-use': { title: '台账正被另一个程序使用', retry: '关闭另一个程序之后，再打开这份台账。', fresh: false },
  'not-a-ledger': { title: '文件夹里没有台账', retry: '把台账文件放回之后，再打开这个文件夹。', fresh: true },
  'place-unsafe': { title: '台账放错了地方', retry: '把整个文件夹移到本机磁盘上之后，请用“另选文件夹”打开它。', fresh: false },
  'used-elsewhere': { title: '台账正在另一台电脑上使用', retry: '在那台电脑上退出本软件之后，再打开这份台账。', fresh: false },
  'taken-over': { title: '台账已由另一台电脑接管', retry: '在那台电脑上退出本软件之后，再打开这份台账。', fresh: false },
  unexpected: { title: '台账没有打开', retry: '原因不明，可以先重试。', fresh: false },
};

/** How a start-up failure is named, and which ways out it has besides those that the failure itself offers. */
export function wordsOf(problem: StartProblem): Words {
  return words[problem.code];
}

/** The folder of the ledger: some failures name the file inside it. */
export function folderOf(problem: StartProblem): string {
  return problem.path.replace(/[\\/]ledger\.sqlite$/, '');
}
