// Everything that must hold, in the order in which it is cheapest to learn that it does not. The last line is the sum.
import { mkdirSync, rmSync } from 'node:fs';
import { sourceFiles } from '../check/imports.mjs';
import { oneFailed, onePassed, playwrightTally, sum, vitestTally } from '../check/reports.mjs';
import { boundaries, lint, typecheck } from '../check/steps.mjs';
import { foreground } from '../setup/exec.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import { prepare, prepareBundles } from '../setup/prepare.mjs';
import { reason, say } from '../setup/say.mjs';
import { windowEnvironment } from '../setup/window-environment.mjs';
/** @import { Tally } from '../check/reports.mjs' */

const reports = inRoot('out', 'test');
const stepNames = ['types', 'lint', 'boundaries', 'bundle', 'unit', 'windows'];

/**
 * `npm test -- unit tests/rules` runs one step with a filter; a path alone chooses its step.
 * @param {string[]} args
 */
function choose(args) {
  const named = args.filter((arg) => stepNames.includes(arg));
  const filters = args.filter((arg) => !stepNames.includes(arg));
  if (named.length > 0) return { steps: new Set(['bundle', ...named]), filters };
  if (filters.length === 0) return { steps: new Set(stepNames), filters };
  return { steps: new Set(['bundle', filters.some((arg) => arg.includes('windows')) ? 'windows' : 'unit']), filters };
}

/** @param {() => Promise<boolean>} check @returns {Promise<Tally>} */
const asTest = async (check) => ((await check()) ? onePassed : oneFailed);

/** @returns {Promise<boolean>} */
async function bundleAll() {
  try {
    await prepareBundles(['electron', 'renderer', 'city-inbox']);
    return true;
  } catch (error) {
    say(reason(error));
    return false;
  }
}

/** @param {string[]} filters @returns {Promise<Tally>} */
async function unit(filters) {
  const report = inRoot('out', 'test', 'vitest.json');
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const wish = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters];
  return vitestTally(report, await foreground(process.execPath, [vitest, ...wish], { cwd: root, env: windowEnvironment() }));
}

/** @param {string[]} filters @returns {Promise<Tally>} */
async function windows(filters) {
  const report = inRoot('out', 'test', 'playwright.json');
  const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const env = { ...windowEnvironment(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const wish = ['test', '--reporter=list,json', ...filters];
  return playwrightTally(report, await foreground(process.execPath, [playwright, ...wish], { cwd: root, env }));
}

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function main(args) {
  const { steps, filters } = choose(args);
  await prepare({ sqlite: true, window: true, tests: true });
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const tests = sourceFiles('tests');
  /** @type {[string, boolean, () => Promise<Tally>][]} */
  const plan = [
    ['types', true, () => asTest(typecheck)],
    ['lint', true, () => asTest(lint)],
    ['boundaries', true, () => asTest(boundaries)],
    ['bundle', true, () => asTest(bundleAll)],
    ['unit', tests.some((file) => /\.test\.tsx?$/.test(file)), () => unit(filters)],
    ['windows', tests.some((file) => /^tests\/windows\/.*\.spec\.ts$/.test(file)), () => windows(filters)],
  ];
  let total = sum();
  let bundled = true;
  for (const [name, exists, step] of plan) {
    if (!steps.has(name) || !exists) continue;
    // Without bundles there is no window: that is one failure, not a time-out for every test.
    /** @type {Tally} */
    const tally = name === 'windows' && !bundled ? oneFailed : await step();
    if (name === 'bundle') bundled = tally.failed === 0;
    process.stderr.write(`${name}: ${tally.passed} passed, ${tally.failed} failed\n`);
    total = sum(total, tally);
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`tests: ${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}
