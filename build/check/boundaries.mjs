// Holds the house's import boundaries: parses every source and asks each rule.
import { importRules } from './import-rules.mjs';
import { readSource, sourceFiles } from './imports.mjs';
import { sourceRules } from './source-rules.mjs';

/**
 * @returns {Promise<{files: number, problems: string[]}>} one line a finding: `file:line rule: what – why`
 */
export async function checkBoundaries() {
  const vite = await import('vite');
  const files = ['shared', 'electron', 'renderer', 'tests'].flatMap(sourceFiles);
  const problems = files.flatMap((path) => {
    const source = readSource(vite, path);
    const broken = source.parsed.errors.map((error) => `${path} cannot be parsed: ${error.message}`);
    const crossed = importRules
      .filter((rule) => rule.from(path))
      .flatMap((rule) =>
        source.imports
          .filter((wanted) => rule.refuses(wanted, path))
          .map((wanted) => `${path}:${wanted.line} ${rule.name}: ${wanted.wish} – ${rule.why}`),
      );
    const written = sourceRules
      .flatMap((rule) => rule(vite, source))
      .map(({ name, why, offset }) => `${path}:${source.text.slice(0, offset).split('\n').length} ${name} – ${why}`);
    return [...broken, ...new Set([...crossed, ...written])];
  });
  return { files: files.length, problems };
}
