// What may not be written where, beyond what oxlint can say.
/** @import { Source } from './imports.mjs' */

/**
 * @typedef {{name: string, why: string, offset: number}} Finding
 */

/** @param {string} path */
const mayUseIpc = (path) => path.startsWith('electron/bridge/') || path === 'electron/preload.ts';

/**
 * `ipcMain` and `ipcRenderer` under whatever import: the name of the identifier or property decides.
 * @param {typeof import('vite')} vite
 * @param {Source} source
 * @returns {Finding[]}
 */
function bareIpc(vite, source) {
  if (mayUseIpc(source.path) || source.path.startsWith('tests/')) return [];
  /** @type {Finding[]} */
  const found = [];
  new vite.Visitor({
    Identifier(node) {
      if (node.name !== 'ipcMain' && node.name !== 'ipcRenderer') return;
      found.push({ name: 'no-bare-ipc', why: 'ipc belongs to electron/bridge and electron/preload.ts', offset: node.start });
    },
  }).visit(source.parsed.program);
  return found;
}

const clocks = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']);

/**
 * The present time and chance come in as arguments.
 * @param {typeof import('vite')} vite
 * @param {Source} source
 * @returns {Finding[]}
 */
function impureShared(vite, source) {
  if (!source.path.startsWith('shared/')) return [];
  /** @type {Finding[]} */
  const found = [];
  const add = (/** @type {number} */ offset) =>
    found.push({ name: 'shared-has-no-clock', why: 'no clock and no chance in shared/: pass them in', offset });
  new vite.Visitor({
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      if (clocks.has(`${node.object.name}.${node.property.name}`)) add(node.start);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) add(node.start);
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') add(node.start);
    },
  }).visit(source.parsed.program);
  return found;
}

/** @type {((vite: typeof import('vite'), source: Source) => Finding[])[]} */
export const sourceRules = [bareIpc, impureShared];
