// Pure
import { stripPrivateDataFromObject as strip } from '@x/auth-state';

/** Returns a copy whose `user` and `organization` are without private metadata at every level. */
export const stripPrivateDataFromObject = <T extends object>(authObject: T): T => strip(authObject);
