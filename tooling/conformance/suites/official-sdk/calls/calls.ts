import type { Calls } from './arguments.ts';
import { CALLS_OF_ORGANIZATIONS } from './organizations.ts';
import { CALLS_OF_SETTINGS } from './settings.ts';
import { CALLS_OF_TOKENS } from './tokens.ts';
import { CALLS_OF_USERS } from './users.ts';

/** A call of every method of both versions. */
export const CALLS: Calls = {
  ...CALLS_OF_USERS,
  ...CALLS_OF_ORGANIZATIONS,
  ...CALLS_OF_TOKENS,
  ...CALLS_OF_SETTINGS,
};
