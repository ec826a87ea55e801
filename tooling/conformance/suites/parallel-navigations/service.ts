import { INSTANCES, type InstanceName } from '../auth-state-random/cases/world.ts';
import { makeToken, NOW_IN_SECONDS, OTHER_PRIVATE_KEY } from '../reference/hand-made-token.ts';

/** How the service hands a handshake back. */
export type Delivery = 'nonce' | 'token';

/** `works`, or the reason why every handshake is in vain. */
type ServiceBehavior = 'works' | 'signs-with-another-key' | 'issues-expired-tokens' | 'returns-nothing';

export interface ServiceOptions {
  readonly instance: InstanceName;
  readonly delivery: Delivery;
  readonly behavior: ServiceBehavior;
  /** Whether the tabs show a satellite, which gets its session from the primary application. */
  readonly isSatellite: boolean;
  /** Whether the service leaves out the parameter that says that it answered a satellite. */
  readonly omitsAnswer: boolean;
}

export const APPLICATION = 'https://app.example.com/';
export const SATELLITE = 'https://satellite.example/';
const SATELLITE_FRONTEND_API = 'clerk.satellite.example';

/** The parameters of the redirects between two Frontend APIs. Their names are ours. */
const SYNC_FROM = 'sync_from';
const IS_SYNCED = 'is_synced';

/** The state of the service that handshakes change. */
export type UsedNonces = ReadonlySet<string>;

/** A nonce says which cookies it stands for, so that the service needs no memory of it. */
const NONCE_PATTERN =
  /^nonce_(?<id>\d+)_(?<redirects>\d+)_(?<cookies>plain|suffixed)_(?<organization>[a-z]+)_(?<time>\d+)$/;

/** The organization of a session without an active organization. */
export const NO_ORGANIZATION = 'none';

const ONE_DAY_IN_SECONDS = 86_400;

/** Before any token was issued, so that no token is older than the client. */
export const SIGNED_IN_AT_IN_SECONDS = NOW_IN_SECONDS - 3 * ONE_DAY_IN_SECONDS;

interface HandshakeRequest {
  readonly url: URL;
  /** The navigation, which makes a nonce unique. */
  readonly id: number;
  readonly redirects: number;
  readonly nowInMs: number;
  /** The active organization of the session. */
  readonly organization: string;
}

interface HandshakeAnswer {
  readonly location: string;
  readonly setCookies: readonly string[];
  readonly organization: string;
}

/** Answers a request for a handshake by a redirect: back to the application, or to another Frontend API. */
export function answerHandshake(request: HandshakeRequest, options: ServiceOptions): HandshakeAnswer {
  const { url, organization } = request;
  const sync = syncRedirect(url, INSTANCES[options.instance].frontendApi);
  if (sync !== null) {
    return { location: sync.href, setCookies: [], organization };
  }
  const location = new URL(url.searchParams.get('redirect_url') ?? '');
  const isAwaited = location.searchParams.get('__clerk_synced') === 'false';
  if (!options.omitsAnswer && (url.host === SATELLITE_FRONTEND_API || isAwaited)) {
    location.searchParams.set('__clerk_synced', 'true');
  }
  if (options.behavior === 'returns-nothing') {
    return { location: location.href, setCookies: [], organization };
  }
  const active = url.searchParams.get('organization_id') ?? organization;
  const [name, value] = resultOf({ ...request, organization: active }, options);
  if (options.instance === 'development') {
    location.searchParams.append(name, value);
    return { location: location.href, setCookies: [], organization: active };
  }
  const domain = location.hostname.split('.').slice(-2).join('.');
  const setCookies = [`${name}=${value}; Domain=${domain}; Path=/; Max-Age=30`];
  return { location: location.href, setCookies, organization: active };
}

/** The Frontend API of a satellite first gets the session from the Frontend API of the primary. */
function syncRedirect(url: URL, frontendApi: string): URL | null {
  const target = new URL(url);
  if (url.searchParams.has(SYNC_FROM)) {
    target.host = url.searchParams.get(SYNC_FROM) ?? '';
    target.searchParams.delete(SYNC_FROM);
    target.searchParams.set(IS_SYNCED, '1');
    return target;
  }
  if (url.host === SATELLITE_FRONTEND_API && !url.searchParams.has(IS_SYNCED)) {
    target.host = frontendApi;
    target.searchParams.set(SYNC_FROM, url.host);
    return target;
  }
  return null;
}

function resultOf(
  { url, id, redirects, nowInMs, organization }: HandshakeRequest,
  options: ServiceOptions,
): readonly [name: string, value: string] {
  const cookies = url.searchParams.get('suffixed_cookies') === 'true' ? 'suffixed' : 'plain';
  const timeInSeconds = Math.floor(nowInMs / 1000);
  return options.delivery === 'nonce'
    ? ['__clerk_handshake_nonce', `nonce_${id}_${redirects}_${cookies}_${organization}_${timeInSeconds}`]
    : ['__clerk_handshake', handshakeToken(options, { cookies, organization, timeInSeconds })];
}

/** Answers the exchange of a nonce for cookies. A nonce that was used before is `null`. */
export function exchangeNonce(options: ServiceOptions, nonce: string | null): Response {
  const { cookies, organization = NO_ORGANIZATION, time } = NONCE_PATTERN.exec(nonce ?? '')?.groups ?? {};
  // The SDK that this suite compares with reads this media type only without a charset.
  const headers = { 'content-type': 'application/json' };
  return cookies === undefined
    ? Response.json({ errors: [{ code: 'resource_not_found', message: '' }] }, { status: 404, headers })
    : Response.json(
        { directives: directivesFor(options, { cookies, organization, timeInSeconds: Number(time) }) },
        { headers },
      );
}

interface Making {
  readonly timeInSeconds: number;
  /** An expired token expired a day ago, beyond any clock skew. */
  readonly isExpired?: boolean;
  readonly isForeign?: boolean;
  readonly organization?: string;
}

type Issuer = Pick<ServiceOptions, 'instance' | 'isSatellite'>;

/** Returns the value of a session cookie. A good token is valid for a minute. */
export function sessionToken({ instance, isSatellite }: Issuer, making: Making): string {
  const { timeInSeconds, isExpired = false, isForeign = false, organization = NO_ORGANIZATION } = making;
  const iat = isExpired ? timeInSeconds - 2 * ONE_DAY_IN_SECONDS : timeInSeconds;
  const hasOwnDomain = isSatellite && instance === 'production';
  const host = hasOwnDomain ? SATELLITE_FRONTEND_API : INSTANCES[instance].frontendApi;
  const hasOrganization = organization !== NO_ORGANIZATION;
  return makeOnce({
    claims: {
      ...{ iss: `https://${host}`, iat, nbf: iat - 10, exp: iat + 60 },
      ...(hasOrganization && { o: { id: `org_${organization}`, slg: organization, rol: 'member' } }),
    },
    isForeign,
  });
}

/** Returns every cookie name that holds a value: the plain one, and the one with the instance's suffix. */
export function namesOf(name: string, instance: InstanceName, cookies: string): readonly string[] {
  return cookies === 'suffixed' ? [name, `${name}_${INSTANCES[instance].suffix}`] : [name];
}

interface Result {
  readonly cookies: string;
  readonly organization: string;
  readonly timeInSeconds: number;
}

function directivesFor(
  options: ServiceOptions,
  { cookies, organization, timeInSeconds }: Result,
): readonly string[] {
  const { instance, behavior } = options;
  const session = sessionToken(options, {
    ...{ timeInSeconds, organization },
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

function handshakeToken(options: ServiceOptions, result: Result): string {
  return makeOnce({
    claims: { handshake: directivesFor(options, result) },
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
