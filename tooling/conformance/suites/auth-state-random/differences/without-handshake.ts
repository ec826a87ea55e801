import type { AuthCase } from '../cases/dimensions.ts';
import { isByCookie } from './handshake-of.ts';
import { meetsOutage } from './handshake-outage.ts';

const WITHOUT_HANDSHAKE = {
  nonce: 'absent',
  nonceInQuery: 'absent',
  handshake: 'absent',
  handshakeInQuery: 'absent',
};
/** During an outage ours does not start a handshake, because it could not be completed. */
const WITHOUT_HANDSHAKE_ANEW = { ...WITHOUT_HANDSHAKE, referrer: 'absent', organizationSync: 'none' };

/** Returns the changes to a case whose handshake does not count. */
export function withoutHandshake(authCase: AuthCase): Partial<AuthCase> {
  // A token in the header does not depend on the handshake, so it starts its own with everything that belongs to one.
  return meetsOutage(authCase) && isByCookie(authCase) ? WITHOUT_HANDSHAKE_ANEW : WITHOUT_HANDSHAKE;
}
