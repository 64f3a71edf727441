// Holds the house's import boundaries: parses every source and asks each rule.
import { importRules } from './import-rules.mjs';
import { readSource, sourceFiles } from './imports.mjs';
import { sourceRules } from './source-rules.mjs';
/** @import { Source } from './imports.mjs' */

/**
 * @param {typeof import('vite')} vite
 * @param {Source} source
 * @returns {string[]} one line a finding: `file:line rule: what – why`
 */
export function findings(vite, source) {
  const { path, text, parsed, imports } = source;
  const broken = parsed.errors.map((error) => `${path} cannot be parsed: ${error.message}`);
  const crossed = importRules
    .filter((rule) => rule.from(path))
    .flatMap((rule) =>
      imports
        .filter((wanted) => rule.refuses(wanted, path))
        .map((wanted) => `${path}:${wanted.line} ${rule.name}: ${wanted.wish} – ${rule.why}`),
    );
  const written = sourceRules
    .flatMap((rule) => rule(vite, source))
    .map(({ name, why, offset }) => `${path}:${text.slice(0, offset).split('\n').length} ${name} – ${why}`);
  return [...broken, ...new Set([...crossed, ...written])];
}

/** @returns {Promise<{files: number, problems: string[]}>} */
export async function checkBoundaries() {
  const vite = await import('vite');
  const files = ['shared', 'electron', 'renderer', 'tests'].flatMap(sourceFiles);
  return { files: files.length, problems: files.flatMap((path) => findings(vite, readSource(vite, path))) };
}
