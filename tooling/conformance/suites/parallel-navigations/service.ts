import { INSTANCES, type InstanceName } from '../auth-state-random/cases/world.ts';
import { makeToken, NOW_IN_SECONDS, OTHER_PRIVATE_KEY } from '../reference/hand-made-token.ts';

/** How the service hands a handshake back. */
export type Delivery = 'nonce' | 'token';

/** `works`, or the reason why every handshake is in vain. */
export type ServiceBehavior =
  | 'works'
  | 'signs-with-another-key'
  | 'issues-expired-tokens'
  | 'returns-nothing';

export interface ServiceOptions {
  readonly instance: InstanceName;
  readonly delivery: Delivery;
  readonly behavior: ServiceBehavior;
}

/** The state of the service that handshakes change. */
export type UsedNonces = ReadonlySet<string>;

type CookieSet = 'plain' | 'suffixed';

/** A nonce says which cookies it stands for, so that the service needs no memory of it. */
const NONCE_PATTERN = /^nonce_(?<navigation>\d+)_(?<redirects>\d+)_(?<cookies>plain|suffixed)_(?<time>\d+)$/;

const ONE_DAY_IN_SECONDS = 86_400;

/** Before any token was issued, so that no token is older than the client. */
export const SIGNED_IN_AT_IN_SECONDS = NOW_IN_SECONDS - 3 * ONE_DAY_IN_SECONDS;

/** Answers a request for a handshake by a redirect back to the application. */
export function answerHandshake(
  url: URL,
  options: ServiceOptions,
  { id, redirects }: { readonly id: number; readonly redirects: number },
  nowInMs: number,
): { readonly location: string; readonly setCookies: readonly string[] } {
  const location = new URL(url.searchParams.get('redirect_url') ?? '');
  if (options.behavior === 'returns-nothing') {
    return { location: location.href, setCookies: [] };
  }
  const cookies = url.searchParams.get('suffixed_cookies') === 'true' ? 'suffixed' : 'plain';
  const timeInSeconds = Math.floor(nowInMs / 1000);
  const [name, value] =
    options.delivery === 'nonce'
      ? ['__clerk_handshake_nonce', `nonce_${id}_${redirects}_${cookies}_${timeInSeconds}`]
      : ['__clerk_handshake', handshakeToken(options, cookies, timeInSeconds)];
  if (options.instance === 'development') {
    location.searchParams.append(name, value);
    return { location: location.href, setCookies: [] };
  }
  return {
    location: location.href,
    setCookies: [`${name}=${value}; Domain=example.com; Path=/; Max-Age=30`],
  };
}

/** Answers the exchange of a nonce for cookies. A nonce that was used before is `null`. */
export function exchangeNonce(options: ServiceOptions, nonce: string | null): Response {
  const { cookies, time } = NONCE_PATTERN.exec(nonce ?? '')?.groups ?? {};
  // The SDK that this suite compares with reads this media type only without a charset.
  const headers = { 'content-type': 'application/json' };
  return cookies === undefined
    ? Response.json({ errors: [{ code: 'resource_not_found', message: '' }] }, { status: 404, headers })
    : Response.json({ directives: directivesFor(options, cookies, Number(time)) }, { headers });
}

interface Making {
  readonly timeInSeconds: number;
  /** An expired token expired a day ago, beyond any clock skew. */
  readonly isExpired?: boolean;
  readonly isForeign?: boolean;
}

/** Returns the value of a session cookie. A good token is valid for a minute. */
export function sessionToken(instance: InstanceName, making: Making): string {
  const { timeInSeconds, isExpired = false, isForeign = false } = making;
  const iat = isExpired ? timeInSeconds - 2 * ONE_DAY_IN_SECONDS : timeInSeconds;
  return makeOnce({
    claims: { iss: `https://${INSTANCES[instance].frontendApi}`, iat, nbf: iat - 10, exp: iat + 60 },
    isForeign,
  });
}

/** Returns every cookie name that holds a value: the plain one, and the one with the instance's suffix. */
export function namesOf(name: string, instance: InstanceName, cookies: string): readonly string[] {
  return cookies === 'suffixed' ? [name, `${name}_${INSTANCES[instance].suffix}`] : [name];
}

function directivesFor(
  { instance, behavior }: ServiceOptions,
  cookies: string,
  timeInSeconds: number,
): readonly string[] {
  const session = sessionToken(instance, {
    timeInSeconds,
    isExpired: behavior === 'issues-expired-tokens',
    isForeign: behavior === 'signs-with-another-key',
  });
  const values: ReadonlyArray<readonly [name: string, value: string]> = [
    ['__session', session],
    ['__client_uat', String(SIGNED_IN_AT_IN_SECONDS)],
    ...(instance === 'development' ? ([['__clerk_db_jwt', 'dvb_1']] as const) : []),
  ];
  return values.flatMap(([name, value]) =>
    namesOf(name, instance, cookies).map((cookie) => `${cookie}=${value}; Path=/; SameSite=Lax`),
  );
}

function handshakeToken(options: ServiceOptions, cookies: CookieSet, timeInSeconds: number): string {
  return makeOnce({
    claims: { handshake: directivesFor(options, cookies, timeInSeconds) },
    isForeign: options.behavior === 'signs-with-another-key',
  });
}

const madeTokens = new Map<string, string>();

/** Signing is slow, so equal tokens are signed once. */
function makeOnce(making: { readonly claims: object; readonly isForeign: boolean }): string {
  const key = JSON.stringify(making);
  const token =
    madeTokens.get(key) ??
    makeToken({ claims: { ...making.claims }, ...(making.isForeign && { key: OTHER_PRIVATE_KEY }) });
  madeTokens.set(key, token);
  return token;
}
