import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CityProblem } from './problems.ts';
import { reviewCommand } from './review.ts';
import { startInbox } from './server.ts';

/** Started by `npm run city`. Standard output carries one JSON line, hints for people go to standard error. */

const USAGE = `用法：npm run city -- [--port N] [--data DIR] [--encryption] [--enrol FILE…]（FILE 也可写成 区划代码=FILE）
      npm run city -- review 送审文件 --organ 单位 --reviewer 姓名 [--cert 证号] [--verdict agree|return|object] [--opinion 意见] [--out FILE] [--data DIR]`;

async function main(): Promise<void> {
  if (process.argv[2] === 'review') return reviewCommand(process.argv.slice(3), path.join(os.homedir(), '.local', 'share', 'brigade-ledger-city'));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '0' }, data: { type: 'string' }, enrol: { type: 'string', multiple: true, default: [] }, encryption: { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  // Words after `--enrol FILE` are more files: FILE… as the shell expands it.
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || (positionals.length > 0 && values.enrol.length === 0)) throw new Usage();
  const data = values.data ?? path.join(os.homedir(), '.local', 'share', 'brigade-ledger-city');
  const inbox = await startInbox({ data, port, enrol: [...values.enrol, ...positionals], encryption: values.encryption });
  process.stdout.write(`${JSON.stringify({ url: inbox.url, publicKeyFile: inbox.publicKeyFile, data: inbox.data })}\n`);
  process.stderr.write(`支队收件箱已开：${inbox.url}（浏览器可打开查看）。\n区（县）登记文件放进 ${path.join(inbox.data, 'districts')} 后重新启动，或在页面上登记；支队公钥：${inbox.publicKeyFile}。按 Ctrl+C 关闭。\n`);
  const stop = (): void => { void inbox.close().then(() => process.exit(0)); };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal).once(signal, stop);
}

class Usage extends Error {}

main().catch((error: unknown) => {
  if (error instanceof Usage || (error instanceof TypeError && 'code' in error)) process.stderr.write(`${USAGE}\n`);
  else if (error instanceof CityProblem) process.stderr.write(`${error.title}。${error.detail}\n`);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') process.stderr.write('端口已被占用，请换一个 --port。\n');
  else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof Usage || error instanceof TypeError ? 2 : 1);
});
