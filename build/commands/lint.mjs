// oxlint and the import boundaries.
import { boundaries, lint } from '../check/steps.mjs';
import { prepare } from '../setup/prepare.mjs';

/** @returns {Promise<number>} */
export async function main() {
  await prepare({});
  const clean = await lint();
  return (await boundaries()) && clean ? 0 : 1;
}
