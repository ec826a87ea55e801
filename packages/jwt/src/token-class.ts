// Pure
import { quote } from './token-error.ts';
import type { UnverifiedClaims } from './types.ts';

/** Values of the header parameter `cat`, by which Clerk tells its classes of tokens apart. */
const SESSION_CATEGORIES: readonly unknown[] = [undefined, 'cl_B7d4PD111AAA', 'cl_I7d4PD111III'];

/** Why a token is not a session token by its header, or undefined. */
export function refuseNonSession({ cat }: UnverifiedClaims): string | undefined {
  return SESSION_CATEGORIES.includes(cat)
    ? undefined
    : `The token is not a session token: its category (cat) is ${quote(cat)}.`;
}

/** Subjects of machine tokens, which must not pass as users. */
export function isMachineSubject(subject: string): boolean {
  return subject.startsWith('mch_');
}
