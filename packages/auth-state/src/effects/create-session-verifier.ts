import { createTokenVerifier, type KeySourceOptions, verifyToken } from '@x/jwt';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';

/** The options that say which key verifies, every one. A call that changes one of them needs another verifier. */
const KEY_OPTIONS: Readonly<Record<keyof KeySourceOptions, true>> = {
  jwtKey: true,
  secretKey: true,
  publishableKey: true,
  jwksUrl: true,
  apiUrl: true,
  apiVersion: true,
  jwksCacheTtlInMs: true,
  skipJwksCache: true,
  fetch: true,
  timeoutInMs: true,
  jwksStore: true,
  onJwksLoad: true,
};

/** The default port: a verifier of its own for the bound options, which keeps its keys between requests. */
export function createSessionVerifier(bound: AuthenticateRequestOptions): Ports['verifySessionToken'] {
  const verifier = createTokenVerifier(bound);
  // The keys of the record are exactly the names of the options.
  const names = Object.keys(KEY_OPTIONS) as Array<keyof KeySourceOptions>;
  return (token, options) =>
    names.every((name) => options[name] === bound[name])
      ? verifier.verify(token, options === bound ? undefined : options)
      : verifyToken(token, options);
}
