import type { TokenVerifierOptions, VerifyTokenOptions } from '@x/jwt';
import {
  type ClientVerifier,
  createSharingVerifier,
  createSignatureMemory,
  decodeForVerification,
  hasOwnLoads,
  localJwtKey,
  VERIFY_TOKEN_OPTIONS,
  verifyHandshakeToken,
  verifyTokenWith,
} from '@x/jwt/internal';
import { memoizeByIdentity, memoizeOptions } from '../settings/memoize-options.ts';
import { CHECK_OPTIONS } from '../settings/merge-options.ts';
import type { Ports } from './ports.ts';

/** The ports that do not call the Backend API. */
export type TokenPorts = Pick<
  Ports,
  'decodeToken' | 'verifySessionToken' | 'verifyHandshakeToken' | 'verifyMachineJwt'
>;

type ApiHeaders = Readonly<Record<string, string>> | undefined;

type OptionName = keyof TokenVerifierOptions;

/** The options of a verifier other than `CHECK_OPTIONS`: the key, and what applies to every kind of token. */
const VERIFIER_OPTIONS = [
  'jwtKey',
  'secretKey',
  'publishableKey',
  'proxyUrl',
  'jwksUrl',
  'apiUrl',
  'apiVersion',
  'jwksCacheTtlInMs',
  'skipJwksCache',
  'fetch',
  'timeoutInMs',
  'jwksStore',
  'onJwksLoad',
  'now',
  'algorithms',
  'maxTokenLength',
  'tokenCacheSize',
] as const satisfies readonly OptionName[];

const sharedVerifierOf = /* @__PURE__ */ memoizeByIdentity((options: VerifyTokenOptions) =>
  verifyTokenWith(verifyTokenOptions(options)),
);

const verifyShared: Ports['verifySessionToken'] = async (token, options, decoded, call) =>
  sharedVerifierOf(options)(decoded ?? token, call?.waitUntil);

/** The ports for options that are not bound. Calls with the same options share their keys. */
export const SHARED_TOKEN_PORTS: TokenPorts = {
  decodeToken: decodeForVerification,
  verifySessionToken: verifyShared,
  verifyHandshakeToken: (token, options, call) =>
    verifyHandshakeToken(token, call?.waitUntil ? { ...options, waitUntil: call.waitUntil } : options),
  verifyMachineJwt: verifyShared,
};

/**
 * Creates ports that keep their keys between requests, and remember which signatures were valid. Options of the same key
 * share one verifier. Verifiers that remember no tokens and share their keys hold nothing else, so all clients share those
 * as well. `apiHeaders` are sent when keys are loaded from the Backend API.
 */
export function createTokenPorts(apiHeaders?: ApiHeaders): TokenPorts {
  const ownPairOf = createOwnPairOf(apiHeaders);
  const sharedPairOf = sharedPairs();
  const verifiersOf = (options: TokenVerifierOptions) =>
    apiHeaders || options.tokenCacheSize || hasOwnLoads(options) ? ownPairOf(options) : sharedPairOf(options);
  const isSignedBy = createSignatureMemory();
  const verify: Ports['verifySessionToken'] = async (token, options, decoded, call) =>
    await verifiersOf(options).verify(decoded ?? token, { waitUntil: call?.waitUntil, isSignedBy });
  return {
    decodeToken: (token, options) => verifiersOf(options).verifier.decode(token),
    verifySessionToken: verify,
    verifyHandshakeToken: (token, options, call) =>
      verifiersOf(options).verifier.verifyHandshakeToken(token, call?.waitUntil),
    verifyMachineJwt: verify,
  };
}

/** The verifier has no checks of its own, so that it serves every kind of token: overrides can add checks, not remove any. */
function createPairOf(create: (options: TokenVerifierOptions) => ClientVerifier) {
  const verifierOf = memoizeOptions(create);
  return memoizeByIdentity((options: VerifyTokenOptions): VerifierPair => {
    return pairOf(verifierOf(pick(options, VERIFIER_OPTIONS)), options);
  });
}

function pairOf(verifier: ClientVerifier, options: VerifyTokenOptions): VerifierPair {
  return { verifier, verify: verifier.withMemory(pick(options, CHECK_OPTIONS)) };
}

/** The hook is left out, so that a new one does not make other options. Any other value is kept, and is an error. */
interface OwnOptions extends TokenVerifierOptions {
  readonly hasHook: boolean;
}

/**
 * Returns the verifiers of one client. Calls that differ only in `onJwksLoad`, which callers write as a literal that is new
 * with every call, share their keys, and a load calls the hook of the latest call. A call without a hook shares no keys
 * with a call that has one. A `fetch` decides which keys come, so that each has its own.
 */
function createOwnPairOf(apiHeaders: ApiHeaders): (options: VerifyTokenOptions) => VerifierPair {
  const ownVerifierOf = memoizeOptions(({ hasHook, ...options }: OwnOptions) => {
    const latest: Pick<TokenVerifierOptions, 'onJwksLoad'> = {};
    const onJwksLoad: TokenVerifierOptions['onJwksLoad'] = hasHook
      ? (event) => latest.onJwksLoad?.(event)
      : options.onJwksLoad;
    return { verifier: createSharingVerifier({ ...options, onJwksLoad }, apiHeaders), latest };
  });
  const ownPairOf = memoizeByIdentity((options: VerifyTokenOptions) => {
    const picked: TokenVerifierOptions = pick(options, VERIFIER_OPTIONS);
    const hasHook = typeof picked.onJwksLoad === 'function';
    const onJwksLoad = hasHook ? undefined : picked.onJwksLoad;
    const { verifier, latest } = ownVerifierOf({ ...picked, onJwksLoad, hasHook });
    return { pair: pairOf(verifier, options), latest, hook: picked.onJwksLoad };
  });
  return (options) => {
    const { pair, latest, hook } = ownPairOf(options);
    latest.onJwksLoad = hook;
    return pair;
  };
}

interface SharedPairs {
  readonly environmentKey: unknown;
  readonly fetch: unknown;
  readonly pairOf: ReturnType<typeof createPairOf>;
}

let shared: SharedPairs | undefined;

/** Returns the shared verifiers. They depend on the key of the environment and the global `fetch`, which can be replaced. */
function sharedPairs() {
  const environmentKey = localJwtKey({});
  const { fetch } = globalThis;
  if (shared?.environmentKey !== environmentKey || shared?.fetch !== fetch) {
    shared = undefined;
  }
  const create = (options: TokenVerifierOptions) => createSharingVerifier(options);
  shared ??= { environmentKey, fetch, pairOf: createPairOf(create) };
  return shared.pairOf;
}

/** A verifier, and how it verifies with the checks of some options. */
interface VerifierPair {
  readonly verifier: ClientVerifier;
  readonly verify: ReturnType<ClientVerifier['withMemory']>;
}

function pick(options: TokenVerifierOptions, names: readonly OptionName[]): TokenVerifierOptions {
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}

/** Returns the options of `verifyToken` among those of request authentication. */
export function verifyTokenOptions(options: VerifyTokenOptions): VerifyTokenOptions {
  // The names of the table are those of the options.
  return pick(options, Object.keys(VERIFY_TOKEN_OPTIONS) as Array<keyof VerifyTokenOptions>);
}
