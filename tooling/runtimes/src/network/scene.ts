import type { JwksLoadEvent, TokenVerifier, VerifyTokenOptions } from '@x/jwt';
import { TEST_KEYS } from '../suites/test-keys.ts';
import type { ScriptName } from './scripts.ts';

/** The packages, the URL of a server that plays scripts, and the URL of a closed server. */
export interface Network {
  readonly jwt: typeof import('@x/jwt');
  readonly proxy: typeof import('@x/proxy');
  readonly url: string;
  readonly closedUrl: string;
}

/** A verifier, its events, and the requests that its server received. */
export interface Scene {
  readonly verifier: TokenVerifier;
  readonly events: readonly JwksLoadEvent[];
  /** The times of the requests, and the number of bytes that the server has sent to all clients. */
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

/** Signs a session token with a key of the scripts. Its `kid` can be a different one. */
export async function makeToken({ jwt }: Network, kid: string, signer = kid): Promise<string> {
  const [key, algorithm] =
    signer === 'ins_2' ? ([TEST_KEYS.ES256, 'ES256'] as const) : ([TEST_KEYS.RSA, 'RS256'] as const);
  const { result, error } = await jwt.signJwt(CLAIMS, { ...key }, { algorithm, header: { kid } });
  if (error !== null) {
    throw error;
  }
  return result;
}

/** Returns `accepted` or the reason of the error. */
export async function outcome(
  verified: Promise<{ readonly error: { readonly reason: string } | null }>,
): Promise<string> {
  return (await verified).error?.reason ?? 'accepted';
}

/** Replaces the clock that determines the age of keys. It moves only when the test moves it; timers stay real. */
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
