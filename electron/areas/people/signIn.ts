import { refuse } from '#shared/messages/index.ts';
import { read, shell } from '../operation.ts';
import type { Host, Services } from '../services.ts';
import { actorOf, identify } from './identify.ts';
import { newPasswordHash } from './password.ts';
import { allOfficers, noteSignIn, officerByNumber, updateOfficer } from './repository.ts';

export const roster = read<'people.roster'>(async ({ reader }) => {
  const active = (await allOfficers(reader)).filter((row) => row.active === 1);
  return { officers: active.map((row) => ({ staffNo: row.staff_no, name: row.name, hasPassword: row.password_hash !== '' })) };
});

/** Signs a person in on this PC. One whose password somebody else set, or who has none, is let in only as far as to set an own one. */
export const signIn = shell<'people.signIn'>(async ({ services, now }, { staffNo, password }) => {
  const host = hostOf(services);
  const ledger = services.ledger();
  const row = await identify(ledger, now, staffNo, password);
  const actor = await actorOf(ledger.reader, row, now);
  const mustChange = row.must_change === 1 || row.password_hash === '';
  await ledger.command({ actor, now }, async (w) => {
    await noteSignIn(w, row.id, { failures: 0, locked_until: null, last_sign_in_at: now });
    return { value: undefined, entry: { operation: 'people.signIn', subject: { kind: 'officer', id: row.staff_no, label: `${row.staff_no} ${row.name}` }, summary: `${row.staff_no} ${row.name} 登录`, changes: { staffNo } }, topics: ['journal', 'people'] };
  });
  host.signIn(actor, mustChange);
  return { mustChange };
});

export const lock = shell<'people.lock'>(({ services }) => {
  services.desktop.endViews();
  hostOf(services).lock();
  return Promise.resolve({});
});

export const signOut = shell<'people.signOut'>(({ services }) => {
  services.desktop.endViews();
  hostOf(services).signOut();
  return Promise.resolve({});
});

/** Everybody's own password. Also for one who was let in only to do this. */
export const changePassword = shell<'people.changePassword'>(async ({ services, now }, { old, next }) => {
  const host = hostOf(services);
  const person = host.person();
  if (person === null) throw refuse('people.signInNeeded', {});
  if (host.locked()) throw refuse('people.locked', {});
  const ledger = services.ledger();
  const known = await officerByNumber(ledger.reader, person.staffNo);
  if (known === undefined) throw refuse('people.unknown', { staffNo: person.staffNo });
  // Counted, journalled and slowed down as at the sign-in: an open window must not be a place to guess at.
  const row = await identify(ledger, now, person.staffNo, known.password_hash === '' ? '' : old, 'old');
  if (old === next) throw refuse('people.samePassword', {}, { field: 'next' });
  const hash = await newPasswordHash(next, [row.staff_no, row.name]);
  await ledger.command({ actor: person, now }, async (w) => {
    // What else was changed of the account meanwhile is nobody's loss; another password is.
    const stands = await officerByNumber(w, row.staff_no);
    if (stands === undefined || stands.password_hash !== row.password_hash || !(await updateOfficer(w, stands, { password_hash: hash, must_change: 0, failures: 0, locked_until: null }))) throw refuse('people.passwordMoved', {}, { field: 'old' });
    return { value: undefined, entry: { operation: 'people.changePassword', subject: { kind: 'officer', id: row.staff_no, label: `${row.staff_no} ${row.name}` }, summary: `${row.staff_no} 更换了自己的密码`, changes: { staffNo: row.staff_no } }, topics: ['people', 'journal'] };
  });
  // A PIN was vouched for by the password that is gone.
  host.keepPin(null);
  host.signIn(await actorOf(ledger.reader, row, now), false);
  return {};
});

/** The window's affairs; nobody signs in on the command line. */
export function hostOf(services: Services): Host {
  if (services.host === undefined) throw refuse('operation.windowOnly', {});
  return services.host;
}
