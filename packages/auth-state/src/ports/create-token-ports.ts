import {
  createTokenVerifier,
  type TokenVerifier,
  type TokenVerifierOptions,
  type VerifyTokenOptions,
} from '@x/jwt';
import { decodeForVerification, verifyHandshakeToken, verifyTokenWith } from '@x/jwt/internal';
import { memoizeByIdentity, memoizeOptions } from '../settings/memoize-options.ts';
import { CHECK_OPTIONS } from '../settings/options.ts';
import type { Ports } from './ports.ts';

/** The part of the ports that needs no API. */
export type TokenPorts = Pick<
  Ports,
  'decodeToken' | 'verifySessionToken' | 'verifyHandshakeToken' | 'verifyMachineJwt'
>;

type OptionName = keyof TokenVerifierOptions;

/** The options that make a verifier what it is, all but `CHECK_OPTIONS`: the key, and what is held of every kind of token. */
const VERIFIER_OPTIONS = [
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
  'algorithms',
  'maxTokenLength',
  'tokenCacheSize',
] as const satisfies readonly OptionName[];

const verifierOfCall = /* @__PURE__ */ memoizeByIdentity(verifyTokenWith);

const verifyShared: Ports['verifySessionToken'] = async (token, options, decoded) =>
  verifierOfCall(options)(decoded ?? token);

/** The ports of options that are not bound: keys are shared by all who ask with the same options. */
export const SHARED_TOKEN_PORTS: TokenPorts = {
  decodeToken: decodeForVerification,
  verifySessionToken: verifyShared,
  verifyHandshakeToken,
  verifyMachineJwt: verifyShared,
};

/** Ports with verifiers of their own, which keep their keys between requests: one for all that verify by the same options. */
export function createTokenPorts(): TokenPorts {
  // A call can add checks to those of a verifier and take none away, so that one verifier for all kinds has none.
  const verifierOf = memoizeOptions(createTokenVerifier);
  const wayOf = memoizeByIdentity((options: VerifyTokenOptions): Way => {
    const verifier = verifierOf(pick(options, VERIFIER_OPTIONS));
    return [verifier, verifier.withOverrides(pick(options, CHECK_OPTIONS))];
  });
  const verify: Ports['verifySessionToken'] = async (token, options, decoded) =>
    wayOf(options)[1](decoded ?? token);
  return {
    decodeToken: (token, options) => wayOf(options)[0].decode(token),
    verifySessionToken: verify,
    verifyHandshakeToken: (token, options) => wayOf(options)[0].verifyHandshakeToken(token),
    verifyMachineJwt: verify,
  };
}

/** How tokens are verified for some options. */
type Way = readonly [verifier: TokenVerifier, verify: ReturnType<TokenVerifier['withOverrides']>];

function pick(options: TokenVerifierOptions, names: readonly OptionName[]): TokenVerifierOptions {
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}
