import type { AreaOperations } from '#electron/areas/operation.ts';
import { endGrant, grant } from './grants.ts';
import { looks, noteLooks, persons } from './list.ts';
import { hide, look } from './look.ts';

/** Operations of the area `identities`: who stands behind a pseudonym, and who has looked. */
export const identitiesOperations = { persons, look, hide, looks, noteLooks, grant, endGrant } satisfies AreaOperations<'identities'>;
