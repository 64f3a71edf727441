import os from 'node:os';
import { stat } from 'node:fs/promises';
import type { Log } from './log.ts';
import type { OpenLedger } from './opened.ts';
import { redact } from './redact.ts';

const LOG_LINES = 300;

export interface ReportParts {
  readonly version: string;
  readonly log: Log;
  readonly now: number;
  readonly opened: OpenLedger | null;
  readonly stage: string;
}

/**
 * What the maintainers need to find a fault: versions, sizes, states and the log. Redacted: no record, no name, no number, no path of this PC,
 * and the person's own words are treated the same, because the window puts the text of an error into them.
 */
export async function problemReport(note: string, parts: ReportParts): Promise<string> {
  const { opened } = parts;
  const database = opened === null ? null : await stat(opened.ledger.paths.database).catch(() => null);
  const lines = [
    '劳监台账 问题报告', '（不含单位、人员、号码和文件夹名称；请在发送前自行查看）', '',
    `版本 ${parts.version}　electron ${process.versions['electron'] ?? '-'}　chrome ${process.versions['chrome'] ?? '-'}　node ${process.versions.node}`,
    `系统 ${process.platform} ${os.release()} ${process.arch}　内存 ${gib(os.totalmem())} GiB，空闲 ${gib(os.freemem())} GiB　处理器 ${os.cpus().length}`,
    `时间 ${new Date(parts.now).toISOString()}　已运行 ${Math.round(process.uptime())} 秒　占用 ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`,
    `阶段 ${parts.stage}　台账大小 ${database === null ? '-' : `${Math.round(database.size / 2 ** 20)} MiB`}`,
    '', '说明', redact(note), '', '日志', ...parts.log.tail(LOG_LINES), '',
  ];
  return lines.join('\n');
}

function gib(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}
