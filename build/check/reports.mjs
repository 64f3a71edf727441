// Reads what vitest and Playwright wrote about a run, and adds it up.
import { readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number}} Tally */

/** @param {...Tally} tallies @returns {Tally} */
export const sum = (...tallies) =>
  tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** @type {Tally} */
export const onePassed = { passed: 1, failed: 0, skipped: 0 };

/** @type {Tally} */
export const oneFailed = { passed: 0, failed: 1, skipped: 0 };

/**
 * A programme that failed without a failed test, or ran none, counts as one failure: silence is no success.
 * @param {Tally} tally
 * @param {number} code exit code of the programme
 */
function honest(tally, code) {
  const ran = tally.passed + tally.failed + tally.skipped;
  return tally.failed === 0 && (code !== 0 || ran === 0) ? sum(tally, oneFailed) : tally;
}

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * @param {string} file vitest's JSON report
 * @param {number} code
 * @returns {Tally}
 */
export function vitestTally(file, code) {
  try {
    const report = read(file);
    /** @type {{status: string, assertionResults: unknown[]}[]} */
    const files = report.testResults;
    // A file that could not even be loaded has no tests in it.
    const unloaded = files.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length;
    const tally = {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded,
      skipped: report.numPendingTests + report.numTodoTests,
    };
    return honest(tally, code);
  } catch {
    return oneFailed;
  }
}

/**
 * @param {string} file Playwright's JSON report
 * @param {number} code
 * @returns {Tally}
 */
export function playwrightTally(file, code) {
  try {
    const { stats, errors } = read(file);
    const tally = { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
    return honest(tally, code);
  } catch {
    return oneFailed;
  }
}
