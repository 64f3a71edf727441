import path from 'node:path';
import { contract, type AreaName, type ArgsOf, type InputOf, type OperationName, type OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import type { AnyHandler } from '#electron/areas/registry.ts';
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

/** Carries out operations of one area as the dispatcher does; what goes in and what comes out is held against the contract. */
export function acting<A extends AreaName>(area: A, operations: AreaOperations<A>, services: Services) {
  return async <O extends NamesIn<A>>(name: O, input: InputOf<Full<A, O>>): Promise<OutputOf<Full<A, O>>> => {
    const spec = contract[area][name as unknown as keyof (typeof contract)[A]] as { input: { parse(v: unknown): unknown }; output: { parse(v: unknown): unknown } };
    const args = spec.input.parse(input) as ArgsOf<Full<A, O>>;
    const answer = await carryOut(operations[name as unknown as keyof AreaOperations<A>] as unknown as AnyHandler, services, args);
    return spec.output.parse(answer) as OutputOf<Full<A, O>>;
  };
}

async function carryOut(handler: AnyHandler, services: Services, args: unknown): Promise<unknown> {
  const now = services.now();
  const ledger = services.ledger();
  const actor = services.actor();
  switch (handler.how) {
    case 'shell': return handler.run({ services, now }, args);
    case 'query': return handler.run({ services, now, ledger, reader: ledger.reader }, args);
    case 'effect': return handler.run({ services, now, ledger, actor, progress: () => undefined }, args);
    case 'write': return ledger.command({ actor, now }, (w) => handler.run({ services, now, w, actor, ledger }, args));
  }
}
