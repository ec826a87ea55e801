import { createTokenVerifier, type KeySourceOptions, verifyToken } from '@x/jwt';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';

/** Options that say which key verifies. A call that changes one of them needs another verifier. */
const KEY_OPTIONS: readonly (keyof KeySourceOptions)[] = [
  'jwtKey',
  'secretKey',
  'publishableKey',
  'jwksUrl',
  'apiUrl',
  'apiVersion',
  'jwksCacheTtlInMs',
  'skipJwksCache',
  'fetch',
  'timeoutInMs',
];

/** The default port: a verifier of its own for the bound options, which keeps its keys between requests. */
export function createSessionVerifier(bound: AuthenticateRequestOptions): Ports['verifySessionToken'] {
  const verifier = createTokenVerifier(bound);
  return (token, options) =>
    KEY_OPTIONS.every((name) => options[name] === bound[name])
      ? verifier.verify(token, options === bound ? undefined : options)
      : verifyToken(token, options);
}
