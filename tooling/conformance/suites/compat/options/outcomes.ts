import { createClerkClient as createCompat, verifyToken as verifyByCompat } from '@x/compat';
import { createClerkClient as createLatest, verifyToken as verifyByLatest } from 'clerk-latest';
import { type OptionCase, validValues } from './cases.ts';
import type { OptionsStage } from './create-stage.ts';
import { recordCalls } from './record-calls.ts';

export const SDKS = {
  reference: { createClerkClient: createLatest, verifyToken: verifyByLatest },
  compat: { createClerkClient: createCompat, verifyToken: verifyByCompat },
} as const;

type Create = (options: object) => {
  readonly authenticateRequest: (request: Request, options: object) => Promise<object>;
  readonly users: { readonly getUser: (id: string) => Promise<object> };
  readonly m2m: { readonly createToken: () => Promise<object> };
};
type Verify = (token: string, options: object) => Promise<object>;

/** What a program sees of each thing that it does, such as the state of a request. */
export type Outcomes = Readonly<Record<string, Fields>>;
export type Fields = Readonly<Record<string, unknown>>;

/** Options that decide where keys are loaded from: their cases have no `jwtKey`. */
const KEY_SOURCE: ReadonlySet<string> = new Set([
  'apiUrl',
  'apiVersion',
  'jwksCacheTtlInMs',
  'jwtKey',
  'skipJwksCache',
]);

export function outcomesOf(
  sdk: keyof typeof SDKS,
  optionCase: OptionCase,
  stage: OptionsStage,
): Promise<Outcomes> {
  const { option, place, given } = optionCase;
  // The options of the cases have wrong types.
  const createClerkClient = SDKS[sdk].createClerkClient as unknown as Create;
  const verifyToken = SDKS[sdk].verifyToken as unknown as Verify;
  const jwtKey = KEY_SOURCE.has(option) ? {} : { jwtKey: stage.jwtKey };
  const base = { ...stage.keys, ...jwtKey, telemetry: { disabled: true } };
  const createWith = (options: object) => createClerkClient({ ...base, ...options });
  const run = (actions: Actions) => runAll(actions, stage);
  if (place === 'verifyToken') {
    return run({ token: () => verifyToken(stage.token, { ...stage.keys, ...jwtKey, ...given }) });
  }
  if (place === 'methods') {
    return run({
      getUser: () => createWith(given).users.getUser(stage.userId),
      createToken: () => createWith(given).m2m.createToken(),
    });
  }
  const { domain, isSatellite, proxyUrl, signInUrl, ...others } = validValues(stage);
  const satellite = { domain, isSatellite, proxyUrl };
  const replaced = { ...satellite, [option]: Reflect.get(others, option) };
  const bound = { client: given, call: {}, 'call over client': replaced }[place];
  const perCall = {
    ...(place === 'call over client' && { signInUrl }),
    ...(place === 'client' ? {} : given),
  };
  const actions = Object.entries(stage.requests).map(([name, request]) => {
    const acceptsToken =
      name === 'M2M token' && option !== 'acceptsToken' ? { acceptsToken: 'm2m_token' } : {};
    const options = { ...acceptsToken, ...perCall };
    return [name, () => createWith(bound).authenticateRequest(request(), options)] as const;
  });
  return run(Object.fromEntries(actions));
}

type Actions = Readonly<Record<string, () => Promise<object>>>;

async function runAll(actions: Actions, stage: OptionsStage): Promise<Outcomes> {
  const outcomes: Record<string, Fields> = {};
  for (const [name, action] of Object.entries(actions)) {
    const calls = recordCalls(stage);
    outcomes[name] = { ...(await outcomeOf(action)), calls: calls.join(', ') };
  }
  return outcomes;
}

async function outcomeOf(action: () => Promise<object>): Promise<Fields> {
  try {
    return fieldsOf(await action());
  } catch (error) {
    const thrown = Object(error);
    // A class that names itself has another name in a build.
    return { threw: thrown.constructor.name.replace('_', ''), code: thrown.errors?.[0]?.code };
  }
}

const ECHO = [
  ...['status', 'reason', 'tokenType', 'proxyUrl', 'publishableKey', 'isSatellite', 'domain'],
  ...['signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl'],
];

function fieldsOf(value: object): Fields {
  if (!('toAuth' in value && 'headers' in value && value.headers instanceof Headers)) {
    return { resolved: true };
  }
  const echo = ECHO.map((name) => [name, trimmed(Reflect.get(value, name))]);
  const location = value.headers.get('location');
  return { ...Object.fromEntries(echo), ...(location && fieldsOfLocation(new URL(location))) };
}

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** The target of a redirect, without the count of redirects and the token. */
function fieldsOfLocation({ host, pathname, searchParams }: URL): Fields {
  const query = [...searchParams].filter(([name]) => !name.startsWith('__'));
  return {
    location: host + pathname,
    ...Object.fromEntries(query.map(([name, value]) => [`?${name}`, withoutCount(value)])),
  };
}

function withoutCount(value: string): string {
  if (!URL.canParse(value)) {
    return value;
  }
  const url = new URL(value);
  url.searchParams.delete('__clerk_redirect_count');
  return url.href;
}
