// The reference inbox of the city, in this very process.
import { inRoot } from '../setup/paths.mjs';
import { prepare } from '../setup/prepare.mjs';
import { become } from './cli.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<undefined>}
 */
export async function main(args) {
  await prepare({ sqlite: true, bundles: ['city-inbox'] });
  become(inRoot('dist', 'city-inbox.cjs'), args);
}
