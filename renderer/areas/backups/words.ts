import type { OutputOf } from '#shared/contract/index.ts';

const whyWords: Readonly<Record<string, string>> = {
  start: '开机后自动', schedule: '每日自动', migration: '升级结构之前', update: '换用新版本之前', restore: '恢复之前', hand: '手工', move: '搬家之前', undo: '恢复时替换下来的',
};

/** Why a backup was made. */
export const whyWord = (why: string): string => whyWords[why] ?? '其他';

type Overview = OutputOf<'backups.overview'>;

const stateWords: Readonly<Record<Overview['state'], string>> = {
  none: '还没有指定第二备份处', fresh: '第二备份处正常', missing: '第二备份处不在，有新的备份没有复制过去', late: '第二份备份太久没有更新', failed: '上次没有复制成功', passphraseChanged: '恢复口令换过，第二份备份还用旧口令',
};

/** How the copies in the second place stand, in a few words. */
export const secondWord = (state: Overview['state']): string => stateWords[state];

/** A size as people read it. */
export function sizeWord(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
