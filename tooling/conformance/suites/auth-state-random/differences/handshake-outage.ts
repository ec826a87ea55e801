import type { AuthCase } from '../cases/dimensions.ts';
import { HANDSHAKES } from '../cases/handshakes.ts';
import { handshakeOf } from './handshake-of.ts';

/** The API could not be asked. */
const OUTAGES = ['limited', 'outage', 'broken', 'html'];
const KEY_OUTAGES = ['jwks-outage', 'jwks-is-empty'];
/** What the API gave is nothing to set cookies by. */
export const UNUSABLE = ['not-texts', 'not-a-cookie', 'header-splitting', 'not-latin', 'template'];
/** Tokens that carry a handshake, and may. */
export const USABLE_TOKENS = [
  ...Object.keys(HANDSHAKES).filter((name) => !UNUSABLE.includes(name)),
  ...['without-cat', 'with-ignored-cat'],
];

/** Whether the handshake that a request brings back can not be ended, as neither API nor keys can be had. */
export function meetsOutage(authCase: AuthCase): boolean {
  const { by, name = '' } = handshakeOf(authCase) ?? {};
  const hasKeys = !KEY_OUTAGES.includes(authCase.keys);
  if (by === 'nonce') {
    return hasSecretKey(authCase) && isNonceOutage(name, hasKeys);
  }
  return by === 'token' && !hasKeys && NEEDS_KEY.includes(name);
}

function isNonceOutage(name: string, hasKeys: boolean): boolean {
  return OUTAGES.includes(name) || (!hasKeys && BRINGS_SESSION.includes(name));
}

const hasSecretKey = ({ keys }: AuthCase) => keys !== 'none' && keys !== 'pem-without-secret';

const BRINGS_SESSION = Object.keys(HANDSHAKES).filter(
  (name) => ![...UNUSABLE, 'signed-out', 'no-session', 'empty', 'other-name', 'nonsense'].includes(name),
);
/** Handshake tokens that are refused for want of a key, and not before. */
const NEEDS_KEY = [...USABLE_TOKENS, ...UNUSABLE, 'by-other-key', 'unknown-kid', 'not-a-list'];
