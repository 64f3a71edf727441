import type { Words } from './refusal.ts';

/** Sentences that only the command line says. */
export const cliMessages = {
  'cli.fileUnreadable': (p: { path: string }): Words => ({ message: `文件不能读取：${p.path}。`, todo: '请核对路径和读取权限。' }),
  'cli.targetExists': (p: { path: string }): Words => ({ message: `目标文件已存在，没有覆盖：${p.path}。`, todo: '请换一个文件名。' }),
  'cli.targetUnwritable': (p: { path: string }): Words => ({ message: `目标位置不能写入：${p.path}。`, todo: '请检查磁盘空间和写入权限。' }),
  'cli.manyOfficers': (_: Record<never, never>): Words => ({ message: '台账中有多名人员，没有说明由谁办理。', todo: '请加上 --as 工号。' }),
  'cli.noRuntime': (_: Record<never, never>): Words => ({ message: '本机没有可用的 Electron 运行环境，不能生成 PDF。', todo: '请先运行一次 npm start，或改用 --format docx。' }),
  'cli.pressFailed': (p: { detail: string }): Words => ({ message: `生成 PDF 失败：${p.detail}。`, todo: '请改用 --format docx，或运行 doctor 检查本机环境。' }),
  'cli.badBackup': (p: { path: string }): Words => ({ message: `备份文件不完整或已损坏，台账没有改动：${p.path}。`, todo: '请换一份备份。' }),
};
