// What a source file imports, by parsing it: static, dynamic, type-only, `require` and `import("…")` types alike.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { inRoot } from '../setup/paths.mjs';

/**
 * @typedef {object} Import
 * @property {string} wish as written
 * @property {'file' | 'package' | 'builtin'} kind
 * @property {string} target path below the checkout, package name, or built-in module without `node:`
 * @property {boolean} typeOnly vanishes when compiled
 * @property {number} line
 */

/**
 * @typedef {object} Source
 * @property {string} path below the checkout, with forward slashes
 * @property {string} text
 * @property {import('vite').ParseResult} parsed
 * @property {Import[]} imports
 */

const extensions = /\.(ts|tsx|mts)$/;

/**
 * @param {string} folder below the checkout
 * @returns {string[]}
 */
export function sourceFiles(folder) {
  try {
    return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(path);
      return extensions.test(entry.name) ? [path] : [];
    });
  } catch {
    return []; // the folder is not there yet
  }
}

/**
 * @param {string} from
 * @param {string} wish
 * @returns {Pick<Import, 'kind' | 'target'>}
 */
function resolve(from, wish) {
  if (wish.startsWith('#')) return { kind: 'file', target: wish.slice(1) };
  if (wish.startsWith('.')) return { kind: 'file', target: posix.join(posix.dirname(from), wish) };
  const bare = wish.replace(/^node:/, '');
  if (wish.startsWith('node:') || builtinModules.includes(bare)) return { kind: 'builtin', target: bare };
  const parts = wish.split('/');
  return { kind: 'package', target: parts.slice(0, wish.startsWith('@') ? 2 : 1).join('/') };
}

/**
 * @param {typeof import('vite')} vite
 * @param {string} path below the checkout
 * @param {string} [text] what stands in it, when it is not to be read
 * @returns {Source}
 */
export function readSource(vite, path, text = readFileSync(inRoot(path), 'utf8')) {
  const parsed = vite.parseSync(path, text);
  const lineOf = (/** @type {number} */ offset) => text.slice(0, offset).split('\n').length;
  /** @type {Import[]} */
  const imports = [];
  /**
   * @param {string} wish
   * @param {boolean} typeOnly
   * @param {number} offset
   */
  const add = (wish, typeOnly, offset) => {
    imports.push({ wish, typeOnly, line: lineOf(offset), ...resolve(path, wish) });
  };
  for (const one of parsed.module.staticImports) {
    const typeOnly = one.entries.length > 0 && one.entries.every((entry) => entry.isType);
    add(one.moduleRequest.value, typeOnly, one.start);
  }
  for (const one of parsed.module.staticExports) {
    for (const entry of one.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType, one.start);
  }
  new vite.Visitor({
    ImportExpression(node) {
      if (node.source.type === 'Literal') add(String(node.source.value), false, node.start);
    },
    TSImportType(node) {
      add(node.source.value, true, node.start);
    },
    TSImportEqualsDeclaration(node) {
      if (node.moduleReference.type !== 'TSExternalModuleReference') return;
      add(node.moduleReference.expression.value, node.importKind === 'type', node.start);
    },
    CallExpression(node) {
      const [first] = node.arguments;
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      if (isRequire && first?.type === 'Literal') add(String(first.value), false, node.start);
    },
  }).visit(parsed.program);
  return { path, text, parsed, imports };
}
