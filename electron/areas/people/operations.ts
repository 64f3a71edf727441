import type { AreaOperations } from '../operation.ts';
import { addOfficer, appointDeputy, editOfficer, endDeputy, grantPosts, officers, ownCertificate, setPassword } from './officers.ts';
import { clearPin, setPin, unlock } from './pin.ts';
import { changePassword, lock, roster, signIn, signOut } from './signIn.ts';

/** Operations of the area `people`: accounts, posts, deputies, who is signed in. */
export const peopleOperations = {
  roster, signIn, lock, unlock, signOut, changePassword, setPin, clearPin, officers, ownCertificate, addOfficer, editOfficer, grantPosts, setPassword, appointDeputy, endDeputy,
} satisfies AreaOperations<'people'>;
