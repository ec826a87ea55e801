import {
  createTokenVerifier,
  decodeJwt,
  type VerifyTokenOptions,
  verifyHandshakeToken,
  verifyToken,
} from '@x/jwt';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';

/** The part of the ports that needs no API. */
export type TokenPorts = Pick<
  Ports,
  'decodeToken' | 'verifySessionToken' | 'verifyHandshakeToken' | 'verifyMachineJwt'
>;

type OptionName = keyof VerifyTokenOptions;

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
  'tokenClasses',
] as const satisfies readonly OptionName[];

/** The ports of options that are not bound: keys are shared by all who ask with the same options. */
export const SHARED_TOKEN_PORTS: TokenPorts = {
  decodeToken: decodeJwt,
  verifySessionToken: (token, options) => verifyToken(token, options),
  verifyHandshakeToken,
  verifyMachineJwt: verifyToken,
};

/** How a call with some options is verified: by the bound keys or others, and what is checked beyond the bound checks. */
interface Plan {
  readonly isOwn: boolean;
  readonly overrides: VerifyTokenOptions | undefined;
}

/** The ports of bound options: a verifier of their own, which keeps its keys between requests. */
export function createTokenPorts(bound: AuthenticateRequestOptions): TokenPorts {
  createTokenVerifier(bound); // throws for checks that make no sense
  // Machines are verified by the same keys. A call can add checks and take none away: these are for sessions only.
  const common: VerifyTokenOptions = {
    ...bound,
    audience: undefined,
    authorizedParties: undefined,
    headerType: undefined,
  };
  const verifier = createTokenVerifier(common);
  const plans = new WeakMap<object, Plan>();
  const planOf = (options: VerifyTokenOptions): Plan => {
    const known = plans.get(options);
    if (known !== undefined) {
      return known;
    }
    const changed = CHECK_OPTIONS.filter((name) => options[name] !== common[name]);
    const plan: Plan = {
      isOwn: KEY_OPTIONS.every((name) => options[name] === common[name]),
      overrides:
        changed.length === 0 ? undefined : Object.fromEntries(changed.map((name) => [name, options[name]])),
    };
    plans.set(options, plan);
    return plan;
  };
  const verify: Ports['verifySessionToken'] = (token, options, decoded) => {
    const { isOwn, overrides } = planOf(options);
    return isOwn ? verifier.verify(decoded ?? token, overrides) : verifyToken(token, options);
  };
  return {
    decodeToken: (token, options) =>
      planOf(options).isOwn && options.maxTokenLength === bound.maxTokenLength
        ? verifier.decode(token)
        : decodeJwt(token, options),
    verifySessionToken: verify,
    verifyHandshakeToken: (token, options) =>
      planOf(options).isOwn ? verifier.verifyHandshakeToken(token) : verifyHandshakeToken(token, options),
    verifyMachineJwt: verify,
  };
}
