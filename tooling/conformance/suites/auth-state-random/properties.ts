import { build, instanceOf, optionsOf } from './cases/build.ts';
import { type AuthCase, valueAt } from './cases/dimensions.ts';
import { fill } from './cases/tokens.ts';
import { INSTANCES } from './cases/world.ts';

/** The checked part of a state of ours. */
export interface StateToInspect {
  readonly status: string;
  readonly rule: string;
  readonly message: string | null;
  readonly isUnavailable: boolean;
  readonly headers: Headers;
  toAuth(): object | null;
}

/** Checks the properties that every state must have. Returns the violations, without secrets. */
export function violationsOf(authCase: AuthCase, state: StateToInspect, debugged: object): readonly string[] {
  return [
    ...leaksOf(authCase, state, debugged),
    ...strayRedirectOf(authCase, state),
    ...(state.rule === '' ? ['the rule is missing'] : []),
  ];
}

/** Parameters of a redirect, or of a URL within it, that contain a secret by design. */
const SECRET_PARAMETERS = ['__clerk_db_jwt', '__session'];

function leaksOf(authCase: AuthCase, state: StateToInspect, debugged: object): readonly string[] {
  const auth = state.toAuth();
  const debug: unknown =
    auth !== null && 'debug' in auth && typeof auth.debug === 'function' ? auth.debug() : null;
  const places: Readonly<Record<string, string>> = {
    state: JSON.stringify(state),
    debugRequestState: JSON.stringify(debugged),
    auth: JSON.stringify(auth),
    debug: JSON.stringify(debug),
    message: state.message ?? '',
    // The cookies of a handshake or a refresh must be set.
    headers: JSON.stringify(
      [...state.headers].filter(([name]) => !['set-cookie', 'location'].includes(name)),
    ),
    location: withoutParameters(state.headers.get('location') ?? ''),
  };
  const secrets = secretsOf(authCase);
  return Object.entries(places).flatMap(([place, text]) =>
    secrets.flatMap(([name, secret]) => (text.includes(secret) ? [`${name} is in ${place}`] : [])),
  );
}

function withoutParameters(location: string): string {
  if (!URL.canParse(location)) {
    return location;
  }
  const url = new URL(location);
  for (const name of SECRET_PARAMETERS) {
    url.searchParams.delete(name);
  }
  const values = [...url.searchParams].map(([name, value]) => `${name}=${withoutParameters(value)}`);
  return [url.origin, url.pathname, ...values, url.hash].join(' ');
}

/** Dimensions whose values only the visitor and the service may know. */
const SECRET_DIMENSIONS = [
  ...(['authorization', 'session', 'sessionSuffixed', 'handshake', 'handshakeInQuery'] as const),
  ...(['nonce', 'nonceInQuery', 'refresh', 'refreshSuffixed'] as const),
  ...(['devBrowser', 'devBrowserSuffixed', 'devBrowserInQuery'] as const),
];
/** A shorter value can appear in other strings by chance. */
const MIN_SECRET_LENGTH = 8;

function secretsOf(authCase: AuthCase): ReadonlyArray<readonly [name: string, secret: string]> {
  const { secretKey, machineSecretKey } = optionsOf(authCase);
  const ofRequest = SECRET_DIMENSIONS.flatMap((dimension) => {
    const text = fill(instanceOf(authCase), valueAt(authCase, dimension) ?? '');
    return [[dimension, text.replace(/^bearer +/i, '')] as const];
  });
  const ofOptions = Object.entries({ secretKey, machineSecretKey }).map(
    ([name, value]) => [name, String(value ?? '')] as const,
  );
  return [...ofRequest, ...ofOptions].filter(([, secret]) => secret.length >= MIN_SECRET_LENGTH);
}

/** A redirect must lead to an origin of the options, or back to the request. */
function strayRedirectOf(authCase: AuthCase, { headers }: StateToInspect): readonly string[] {
  const location = headers.get('location');
  if (location === null) {
    return [];
  }
  const origin = URL.canParse(location) ? new URL(location).origin : 'no URL';
  return originsOf(authCase).includes(origin) ? [] : [`a redirect leads to ${origin}`];
}

function originsOf(authCase: AuthCase): readonly string[] {
  const { proxyUrl, signInUrl, domain, satelliteOrigins } = optionsOf(authCase);
  const { frontendApi } = INSTANCES[instanceOf(authCase)];
  const { request } = build(authCase);
  const urls = [proxyUrl, signInUrl, `https://${frontendApi}`, `https://clerk.${domain}`, request.url];
  const waiting =
    satelliteOrigins === 'any' ? [valueAt(authCase, 'redirectUrl'), 'https://evil.example'] : [];
  const listed = Array.isArray(satelliteOrigins) ? satelliteOrigins : [];
  const forwarded = authCase.forwardedHosts === 'none' ? [] : forwardedOrigins(authCase);
  return [...urls, ...waiting, ...listed, ...forwarded].flatMap((url) =>
    typeof url === 'string' && URL.canParse(url) ? [new URL(url).origin] : [],
  );
}

function forwardedOrigins(authCase: AuthCase): readonly string[] {
  const hosts = ['host', 'forwardedHost'] as const;
  return hosts.flatMap((dimension) => {
    const host = valueAt(authCase, dimension)?.split(',')[0]?.trim();
    return host ? [`https://${host}`, `http://${host}`] : [];
  });
}
