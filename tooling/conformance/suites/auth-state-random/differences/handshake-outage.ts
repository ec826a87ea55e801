import type { AuthCase } from '../cases/dimensions.ts';
import { HANDSHAKES } from '../cases/handshakes.ts';
import { handshakeOf } from './handshake-of.ts';

/** The API was unavailable. */
const OUTAGES = ['limited', 'outage', 'broken', 'html'];
export const KEY_OUTAGES = ['jwks-outage', 'jwks-is-empty', 'jwks-refuses'];
/** The API returned no usable directives for cookies. */
export const UNUSABLE = ['not-texts', 'not-a-cookie', 'header-splitting', 'not-latin', 'template'];
/** Valid handshake tokens. */
export const USABLE_TOKENS = [
  ...Object.keys(HANDSHAKES).filter((name) => !UNUSABLE.includes(name)),
  ...['without-cat', 'with-ignored-cat'],
];

/** True if the handshake of a request cannot be completed, because of an outage or of the configuration. */
export function meetsOutage(authCase: AuthCase): boolean {
  const { by, name = '' } = handshakeOf(authCase) ?? {};
  const hasKeys = !KEY_OUTAGES.includes(authCase.keys);
  if (by === 'nonce') {
    return !hasSecretKey(authCase) || isNonceOutage(name, hasKeys);
  }
  return by === 'token' && !hasKeys && NEEDS_KEY.includes(name);
}

function isNonceOutage(name: string, hasKeys: boolean): boolean {
  return OUTAGES.includes(name) || (!hasKeys && BRINGS_SESSION.includes(name));
}

const hasSecretKey = ({ keys }: AuthCase) => keys !== 'none' && keys !== 'pem-without-secret';

/** The reason of ours for a handshake that cannot be completed. */
export function outageReason(authCase: AuthCase): string {
  const { by, name = '' } = handshakeOf(authCase) ?? {};
  // The nonce is exchanged before a key is needed.
  const isApiDown = by === 'nonce' && hasSecretKey(authCase) && OUTAGES.includes(name);
  const isKeyRefused = authCase.keys === 'jwks-refuses' || !hasSecretKey(authCase);
  return isKeyRefused && !isApiDown ? 'secret-key-invalid' : 'api-unavailable';
}

const BRINGS_SESSION = Object.keys(HANDSHAKES).filter(
  (name) => ![...UNUSABLE, 'signed-out', 'no-session', 'empty', 'other-name', 'nonsense'].includes(name),
);
/** Handshake tokens that are rejected because a key is missing, and not earlier. */
const NEEDS_KEY = [...USABLE_TOKENS, ...UNUSABLE, 'by-other-key', 'unknown-kid', 'not-a-list'];
