import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { deviceFindings } from './doctorDevices.ts';
import { appRoot } from '../services.ts';
import type { Run } from './index.ts';

const run = promisify(execFile);

export interface Finding { readonly what: string; readonly ok: boolean; readonly found: string; readonly todo: string }

/** `doctor`: what this machine has, what is missing and how to get it. Exit 0: looking is not failing. */
export const doctor: Run = async (_args, output) => {
  const findings = [...await Promise.all([node(), engine(), runtime(), fonts(), printers(), keychain()]), ...await deviceFindings()];
  output.out(JSON.stringify({ platform: `${process.platform} ${process.arch}`, findings }));
  for (const finding of findings.filter((f) => !f.ok)) output.err(`${finding.what}：${finding.found}。${finding.todo}`);
  return 0;
};

async function node(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { what: 'Node', ok, found: process.versions.node, todo: ok ? '' : '请安装 Node 20.19 或更新的版本。' };
}

async function engine(): Promise<Finding> {
  try {
    const { connect } = await import('#electron/ledger/driver.ts');
    const memory = connect({ file: ':memory:', readOnly: false, connections: 1, busyTimeoutMs: 1000 });
    const rows = await memory.rows<{ v: string }>('SELECT sqlite_version() AS v');
    await memory.close();
    return { what: 'SQLite', ok: true, found: rows[0]?.v ?? '', todo: '' };
  } catch (error) {
    return { what: 'SQLite', ok: false, found: error instanceof Error ? error.message : '不能加载', todo: '请运行 npm run setup。' };
  }
}

async function runtime(): Promise<Finding> {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const there = process.versions['electron'] !== undefined || (folder !== '' && existsSync(folder)) || existsSync(path.join(appRoot, 'node_modules', 'electron', 'dist'));
  return { what: 'Electron', ok: there, found: process.versions['electron'] ?? (there ? folder : '没有'), todo: there ? '' : '请运行 npm run setup。' };
}

async function fonts(): Promise<Finding> {
  if (process.platform !== 'linux') return { what: '字体', ok: true, found: '由系统提供', todo: '' };
  const families = await run('fc-list', [':lang=zh-cn', 'family']).then(({ stdout }) => stdout.split('\n').filter((line) => line !== ''), () => []);
  const official = families.some((family) => /仿宋|FangSong/.test(family));
  if (families.length === 0) return { what: '字体', ok: false, found: '没有中文字体', todo: '请安装中文字体，例如 apt install fonts-noto-cjk。' };
  return { what: '字体', ok: true, found: official ? `${families.length} 种中文字体，含仿宋` : `${families.length} 种中文字体，没有仿宋，公文用替代字体`, todo: '' };
}

async function printers(): Promise<Finding> {
  if (process.platform === 'win32') return { what: '打印机', ok: true, found: '在窗口的打印对话框中查看', todo: '' };
  const names = await run('lpstat', ['-e']).then(({ stdout }) => stdout.split('\n').filter((line) => line !== ''), () => null);
  if (names === null) return { what: '打印机', ok: false, found: '没有打印服务', todo: '需要打印时请安装 CUPS，或导出 PDF。' };
  return { what: '打印机', ok: names.length > 0, found: names.join('、') || '没有打印机', todo: names.length > 0 ? '' : '请在系统设置中添加打印机。' };
}

async function keychain(): Promise<Finding> {
  if (process.platform !== 'linux') return { what: '钥匙串', ok: true, found: '由系统提供', todo: '' };
  const there = (process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== '';
  return { what: '钥匙串', ok: there, found: there ? '有会话总线' : '没有钥匙串', todo: there ? '' : '签名密钥用恢复口令打开：环境变量 LEDGER_PASSPHRASE。' };
}
