// The checks that are no test programme: each prints what it finds and answers whether all was well.
import { run } from '../setup/exec.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import { checkBoundaries } from './boundaries.mjs';

const tsc = inRoot('node_modules', 'typescript', 'bin', 'tsc');
const oxlint = inRoot('node_modules', 'oxlint', 'bin', 'oxlint');

/** @returns {Promise<boolean>} types of the whole tree, and of shared/ without anything from Node or a browser */
export async function typecheck() {
  const whole = await run(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: root });
  const shared = await run(process.execPath, [tsc, '-p', 'build/check/tsconfig.shared.json'], { cwd: root });
  return whole === 0 && shared === 0;
}

/** @returns {Promise<boolean>} */
export async function lint() {
  return (await run(process.execPath, [oxlint, '--deny-warnings'], { cwd: root })) === 0;
}

/** @returns {Promise<boolean>} */
export async function boundaries() {
  const { files, problems } = await checkBoundaries();
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stderr.write(`boundaries: ${files} files, ${problems.length} problems\n`);
  return problems.length === 0;
}
