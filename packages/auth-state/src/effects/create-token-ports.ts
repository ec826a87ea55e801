import { createTokenVerifier, decodeJwt, verifyHandshakeToken, verifyToken } from '@x/jwt';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';

/** The part of the ports that needs no API. */
export type TokenPorts = Pick<
  Ports,
  'decodeToken' | 'verifySessionToken' | 'verifyHandshakeToken' | 'verifyMachineJwt'
>;

type OptionName = keyof AuthenticateRequestOptions;

/** The options that say which key verifies, every one. A call that changes one of them needs another verifier. */
const KEY_OPTIONS = [
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
  'jwksStore',
  'onJwksLoad',
] as const satisfies readonly OptionName[];

/** The options that say what is checked, every one. */
const CHECK_OPTIONS = [
  'issuer',
  'audience',
  'authorizedParties',
  'clockSkewInMs',
  'headerType',
  'algorithms',
  'maxTokenLength',
  'currentDate',
] as const satisfies readonly OptionName[];

/** The ports of options that are not bound: keys are shared by all who ask with the same options. */
export const SHARED_TOKEN_PORTS: TokenPorts = {
  decodeToken: decodeJwt,
  verifySessionToken: (token, options) => verifyToken(token, options),
  verifyHandshakeToken,
  verifyMachineJwt: verifyToken,
};

/** The ports of bound options: a verifier of their own, which keeps its keys between requests. */
export function createTokenPorts(bound: AuthenticateRequestOptions): TokenPorts {
  const verifier = createTokenVerifier(bound);
  const isSame = (options: AuthenticateRequestOptions, names: readonly OptionName[]) =>
    options === bound || names.every((name) => options[name] === bound[name]);
  const { decodeToken, verifySessionToken, verifyHandshakeToken, verifyMachineJwt } = SHARED_TOKEN_PORTS;
  return {
    decodeToken: (token, options) =>
      isSame(options, KEY_OPTIONS) && isSame(options, ['maxTokenLength'])
        ? verifier.decode(token)
        : decodeToken(token, options),
    verifySessionToken: (token, options, decoded) =>
      isSame(options, KEY_OPTIONS)
        ? verifier.verify(decoded ?? token, isSame(options, CHECK_OPTIONS) ? undefined : options)
        : verifySessionToken(token, options),
    verifyHandshakeToken: (token, options) =>
      isSame(options, KEY_OPTIONS)
        ? verifier.verifyHandshakeToken(token)
        : verifyHandshakeToken(token, options),
    verifyMachineJwt,
  };
}
