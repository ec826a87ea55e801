import type { JwksLoadEvent, TokenVerifier, VerifyTokenOptions } from '@x/jwt';
import { TEST_KEYS } from '../suites/test-keys.ts';
import type { ScriptName } from './scripts.ts';

/** The package, and two servers: one that plays scripts, and one that was closed. */
export interface Network {
  readonly jwt: typeof import('@x/jwt');
  readonly url: string;
  readonly closedUrl: string;
}

/** A verifier, and what it meets. */
export interface Scene {
  readonly verifier: TokenVerifier;
  readonly events: readonly JwksLoadEvent[];
  /** What came to the server: when, and how many bytes all of its clients took so far. */
  seen(): Promise<{ readonly atInMs: readonly number[]; readonly sentByteCount: number }>;
}

export const SECRET_KEY = 'sk_test_secret123';
const NOW_IN_SECONDS = 1_800_000_000;
const CLAIMS = { sub: 'user_1', iat: NOW_IN_SECONDS - 5, exp: NOW_IN_SECONDS + 55 };

let sceneCount = 0;

export function createScene(network: Network, script: ScriptName | 'down', timeoutInMs = 10_000): Scene {
  sceneCount += 1;
  const id = sceneCount;
  const events: JwksLoadEvent[] = [];
  const apiUrl = script === 'down' ? network.closedUrl : `${network.url}/${script}/${id}`;
  const options: VerifyTokenOptions = {
    ...{ jwtKey: null, secretKey: SECRET_KEY, apiUrl, timeoutInMs },
    currentDate: new Date(NOW_IN_SECONDS * 1000),
    onJwksLoad: (event) => events.push(event),
  };
  return {
    verifier: network.jwt.createTokenVerifier(options),
    events,
    seen: async () => (await fetch(`${network.url}/seen/${id}`)).json(),
  };
}

/** A session token by one of the keys of the scripts, which may claim another id. */
export async function makeToken({ jwt }: Network, kid: string, signer = kid): Promise<string> {
  const [key, algorithm] =
    signer === 'ins_2' ? ([TEST_KEYS.ES256, 'ES256'] as const) : ([TEST_KEYS.RSA, 'RS256'] as const);
  const { result, error } = await jwt.signJwt(CLAIMS, { ...key }, { algorithm, header: { kid } });
  if (error !== null) {
    throw error;
  }
  return result;
}

/** `accepted`, or the reason of the error. */
export async function outcome(
  verified: Promise<{ readonly error: { readonly reason: string } | null }>,
): Promise<string> {
  return (await verified).error?.reason ?? 'accepted';
}

/** Sets the clock by which keys age, which stands still in between. Timers are those of the platform. */
export async function withClock(run: (setClock: (toInMs: number) => void) => Promise<void>): Promise<void> {
  const { now } = Date;
  const startedAtInMs = now();
  let clockInMs = 0;
  Date.now = () => startedAtInMs + clockInMs;
  try {
    await run((toInMs) => {
      clockInMs = toInMs;
    });
  } finally {
    Date.now = now;
  }
}
