// The reference inbox of the city, in this very process.
import { bundled } from '../bundle/bundle.mjs';
import { prepare } from '../setup/prepare.mjs';
import { become } from './cli.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<undefined>}
 */
export async function main(args) {
  await prepare({ sqlite: true, bundles: ['city-inbox'] });
  become(bundled('city-inbox.cjs'), args);
}
