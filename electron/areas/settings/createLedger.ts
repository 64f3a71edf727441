import { createLedger as makeLedger } from '#electron/ledger/create.ts';
import { shell } from '../operation.ts';

/** Makes an empty ledger and opens it. Its first officer holds all posts until there are others. */
export const createLedger = shell<'settings.createLedger'>(async ({ services, now }, args) => {
  const made = await makeLedger(args.folder, {
    districtCode: args.districtCode, districtName: args.districtName,
    officer: { staffNo: args.staffNo, name: args.officerName },
    passphrase: args.passphrase, keychain: services.keychain, now,
  });
  await services.host?.openLedger(args.folder);
  // The person knows the passphrase at this moment: where no keychain opened the key, it is open for the rest of this run.
  const passphrase = made.recoveryPassphrase ?? args.passphrase;
  if (services.host !== undefined && !services.keyring().unlocked()) await services.keyring().unlock(passphrase);
  return { ledgerId: made.ledgerId, publicKeyJwk: made.publicKeyJwk, recoveryPassphrase: made.recoveryPassphrase };
});
