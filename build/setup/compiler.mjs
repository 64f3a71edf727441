// What node-gyp needs where the addon must be built.
import { capture, which } from './exec.mjs';
import { aptInstall, canApt } from './apt.mjs';
import { SetupError } from './say.mjs';

const pythons = ['python3', '/usr/bin/python3', 'python'];

/** @returns {Promise<string | undefined>} a Python that starts; one on PATH may be a shim without a version behind it */
async function findPython() {
  for (const name of pythons) {
    const check = await capture(name, ['-c', 'import sys; assert sys.version_info >= (3, 8)'], { timeout: 10_000 });
    if (check.code === 0) return name;
  }
  return undefined;
}

/**
 * Makes sure of Python, make and a C++ compiler.
 * @returns {Promise<string | undefined>} the Python to use; undefined lets node-gyp search
 * @throws {SetupError} with the one command when they are missing and cannot be installed here
 */
export async function ensureCompiler() {
  const python = await findPython();
  if (process.platform === 'win32') {
    if (python) return python;
    throw new SetupError(
      '编译 SQLite 组件需要 Python 3 和 Visual Studio Build Tools（C++）。请以管理员身份运行：\n' +
        '  winget install Python.Python.3.12 Microsoft.VisualStudio.2022.BuildTools',
    );
  }
  if (process.platform === 'darwin') {
    if (python && which('make') && which('c++')) return python;
    throw new SetupError('编译 SQLite 组件需要命令行开发工具。请运行：\n  xcode-select --install');
  }
  const missing = [
    ...(python ? [] : ['python3']),
    ...(which('make') ? [] : ['make']),
    ...(which('g++') || which('c++') ? [] : ['g++']),
  ];
  if (missing.length === 0) return python;
  await aptInstall(missing, '编译 SQLite 组件', 'building the SQLite addon');
  return canApt() ? await findPython() : python;
}
