import path from 'node:path';
import { contract, type AreaName, type InputOf, type OperationName, type OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { perform } from '#electron/areas/run.ts';
import type { AreaOperations } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { CAPTAIN, type TestLedger } from './ledger.ts';
import { openKeychain } from './vault.ts';

const resources = path.resolve(import.meta.dirname, '../../resources');

/** Services of a test: real ledger and rule packs, a clock that stands where the test puts it, a desktop that saves into the ledger's folder. */
export async function testServices(test: TestLedger, clock: { now: number }): Promise<Services> {
  const windowOnly = (): never => { throw refuse('operation.windowOnly', {}); };
  const vault = await VaultKeeper.open(test.ledger, openKeychain, () => clock.now);
  return {
    version: '0', now: () => clock.now, resources, rulePacks: await loadRulePacks(path.join(resources, 'rulepacks')), ledger: () => test.ledger, actor: () => CAPTAIN,
    files: { pathOf: windowOnly, written: (file) => ({ token: file.padEnd(16), name: path.basename(file), folder: path.dirname(file) }) },
    desktop: {
      chooseFolder: windowOnly, chooseFiles: windowOnly, open: windowOnly, windowControl: windowOnly, quit: windowOnly, printers: windowOnly, view: windowOnly, endViews: () => undefined, shield: () => undefined,
      chooseTarget: (_title, name) => Promise.resolve(path.join(test.folder, name)),
    },
    press: { pdf: windowOnly, print: windowOnly }, keychain: null, keyring: windowOnly, vault: () => vault.vault, vaultKeeper: () => vault, courier: windowOnly, workshop: { run: windowOnly, cancel: windowOnly },
    announce: (topics) => test.ledger.announce(topics),
  };
}

type NamesIn<A extends AreaName> = keyof AreaOperations<A> & string;
type Full<A extends AreaName, O extends string> = `${A}.${O}` & OperationName;

/**
 * The operations of one area as an officer has them: through the product's one dispatcher, so that what is asked for is validated by the contract and by the permission matrix,
 * with the post that the officer has in the ledger at this moment. What comes out is held against the contract.
 */
export function acting<A extends AreaName>(area: A, services: Services) {
  return async <O extends NamesIn<A>>(name: O, input: InputOf<Full<A, O>>): Promise<OutputOf<Full<A, O>>> => {
    const spec = contract[area][name as unknown as keyof (typeof contract)[A]] as { output: { parse(v: unknown): unknown } };
    return spec.output.parse(await perform(services, `${area}.${name}`, input)) as OutputOf<Full<A, O>>;
  };
}
