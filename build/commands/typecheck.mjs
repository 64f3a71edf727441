// Types alone.
import { typecheck } from '../check/steps.mjs';
import { prepare } from '../setup/prepare.mjs';

/** @returns {Promise<number>} */
export async function main() {
  await prepare({});
  return (await typecheck()) ? 0 : 1;
}
