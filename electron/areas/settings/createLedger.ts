import { createLedger as makeLedger } from '#electron/ledger/create.ts';
import { refuse } from '#shared/messages/index.ts';
import { newPasswordHash } from '../people/password.ts';
import { firstOfficer } from './repository.ts';
import { shell } from '../operation.ts';

/** Makes an empty ledger and opens it. Its first officer holds all posts until there are others. */
export const createLedger = shell<'settings.createLedger'>(async ({ services, now }, args) => {
  const { administrator = null, password = '' } = args;
  if (administrator?.staffNo === args.staffNo) throw refuse('people.exists', { staffNo: args.staffNo }, { field: 'administrator' });
  const made = await makeLedger(args.folder, {
    districtCode: args.districtCode, districtName: args.districtName,
    officer: { staffNo: args.staffNo, name: args.officerName, ...(password === '' ? {} : { passwordHash: await newPasswordHash(password, [args.staffNo, args.officerName]) }) },
    administrator: administrator === null ? null : { staffNo: administrator.staffNo, name: administrator.name, passwordHash: await newPasswordHash(administrator.password, [administrator.staffNo, administrator.name]) },
    passphrase: args.passphrase, keychain: services.keychain, now,
  });
  await services.host?.openLedger(args.folder);
  const maker = services.host === undefined ? undefined : await firstOfficer(services.ledger().reader);
  if (maker !== undefined && password !== '') services.host?.signIn(maker, false);
  // The person knows the passphrase at this moment: where no keychain opened the key, it is open for the rest of this run.
  const passphrase = made.recoveryPassphrase ?? args.passphrase;
  if (services.host !== undefined && !services.keyring().unlocked()) await services.keyring().unlock(passphrase);
  if (services.host !== undefined && services.vaultKeeper().standing !== 'open') await services.vaultKeeper().unlock(passphrase);
  // The page may have asked while both were still closed.
  services.announce(['settings']);
  return { ledgerId: made.ledgerId, publicKeyJwk: made.publicKeyJwk, recoveryPassphrase: made.recoveryPassphrase, checkWord: made.checkWord };
});
