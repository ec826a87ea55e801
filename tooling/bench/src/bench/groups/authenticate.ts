import { authenticateRequest } from '@x/auth-state';
import { createClerkClient } from '@x/backend';
import { createTokenVerifier } from '@x/jwt';
import { AUTHORIZED_PARTY } from '../claims.ts';
import type { Contender, Group } from '../contender.ts';
import type { Sample } from '../samples.ts';
import { CLERK_FIRST, CLERK_LATEST, OURS } from './names.ts';

const BACKEND = '@x/backend';
const PUBLISHABLE_KEY = `pk_test_${btoa('clerk.example.com$')}`;
const OPTIONS = { authorizedParties: [AUTHORIZED_PARTY] };
const DEV_BROWSER = '__clerk_db_jwt=dvb_1';
const DOCUMENT = { 'sec-fetch-dest': 'document', accept: 'text/html' };

/** The members that the states of all SDKs share. */
interface State {
  readonly status: string;
  readonly toAuth: () => unknown;
}

/** The headers of a request, for a token and the cookie suffix of the instance, and the expected status. */
export interface Visit {
  readonly name: string;
  readonly status: 'signed-in' | 'signed-out' | 'handshake';
  readonly headers: (token: string, suffix: string) => Readonly<Record<string, string>>;
}

export const VISITS = {
  cookie: {
    name: 'signed in by cookies',
    status: 'signed-in',
    headers: (token) => ({ cookie: `__client_uat=1700000000; ${DEV_BROWSER}; __session=${token}` }),
  },
  crowd: {
    name: 'signed in by cookies among 1,000 others',
    status: 'signed-in',
    headers: (token) => {
      const others = Array.from({ length: 1_000 }, (_, index) => `other_${index}=value%20${index}`);
      return { cookie: `${others.join('; ')}; __client_uat=1700000000; ${DEV_BROWSER}; __session=${token}` };
    },
  },
  suffixed: {
    name: 'signed in by cookies with suffixes',
    status: 'signed-in',
    headers: (token, suffix) => {
      const plain = `__client_uat=1700000000; ${DEV_BROWSER}; __session=${token}`;
      const suffixed = `__client_uat_${suffix}=1700000000; __clerk_db_jwt_${suffix}=dvb_1; __session_${suffix}=${token}`;
      return { cookie: `${plain}; ${suffixed}` };
    },
  },
  header: {
    name: 'signed in by a header',
    status: 'signed-in',
    headers: (token) => ({ authorization: `Bearer ${token}` }),
  },
  signedOut: {
    name: 'signed out',
    status: 'signed-out',
    headers: () => ({ cookie: `${DEV_BROWSER}; theme=dark` }),
  },
  handshake: {
    name: 'sent to a handshake',
    status: 'handshake',
    headers: () => ({ ...DOCUMENT, cookie: `__client_uat=1700000000; ${DEV_BROWSER}` }),
  },
} as const satisfies Readonly<Record<string, Visit>>;

/** Authenticating a request. The baseline verifies a token, whether or not the request has one. */
export function authenticateGroup(sample: Sample, { name, status, headers }: Visit): Group {
  const prepareRequest = async () => {
    const suffix = await suffixOf(PUBLISHABLE_KEY);
    return new Request('https://app.example.com/notes', { headers: headers(sample.token, suffix) });
  };
  const verification: Contender = {
    name: OURS,
    prepare() {
      const verifier = createTokenVerifier({ jwtKey: sample.pem });
      return async () => ({ status: (await verifier.verify(sample.token)).error ?? status });
    },
  };
  const authentications = Object.entries(clientsOf(sample)).map(
    ([contender, createClient]): Contender => ({
      name: contender,
      async prepare() {
        const [client, request] = [await createClient(), await prepareRequest()];
        return () => client.authenticateRequest(request, OPTIONS);
      },
    }),
  );
  return {
    name: `authenticate: ${name}`,
    batchSizes: [1],
    baselines: [OURS, CLERK_LATEST, CLERK_FIRST],
    isDone: (result) => Object(result).status === status,
    contenders: [verification, ...authentications],
  };
}

/** Creating the auth object of a signed-in request. */
export function toAuthGroup(sample: Sample): Group {
  const headers = VISITS.header.headers(sample.token);
  return {
    name: 'toAuth() of a state',
    batchSizes: [1],
    baselines: [CLERK_LATEST, CLERK_FIRST],
    isDone: (result) => typeof Object(result).userId === 'string',
    contenders: Object.entries(clientsOf(sample)).map(([name, createClient]) => ({
      name,
      async prepare() {
        const client = await createClient();
        const request = new Request('https://app.example.com/notes', { headers });
        const state = await client.authenticateRequest(request, OPTIONS);
        return () => state.toAuth();
      },
    })),
  };
}

interface Client {
  authenticateRequest(request: Request, options: typeof OPTIONS): Promise<State>;
}

function clientsOf({ pem }: Sample): Readonly<Record<string, () => Client | Promise<Client>>> {
  const keys = { secretKey: 'sk_test_1', publishableKey: PUBLISHABLE_KEY, jwtKey: pem };
  const silent = { ...keys, telemetry: { disabled: true } };
  const remembering = { ...keys, tokenCacheSize: 100 };
  return {
    [BACKEND]: () => createClerkClient(keys),
    [`${BACKEND}, options bound`]: () => {
      const { authenticateRequest } = createClerkClient({ ...keys, ...OPTIONS });
      return { authenticateRequest: (request) => authenticateRequest(request) };
    },
    [`${BACKEND}, token seen before`]: () => createClerkClient(remembering),
    ['@x/auth-state, no client']: () => ({
      authenticateRequest: (request, options) => authenticateRequest(request, { ...keys, ...options }),
    }),
    [CLERK_LATEST]: async () => (await import('clerk-latest')).createClerkClient(silent),
    [CLERK_FIRST]: async () => (await import('clerk-1.0.1')).createClerkClient(silent),
  };
}

/** Returns the cookie suffix: the first eight characters of the SHA-1 of the key, in base64url. */
async function suffixOf(publishableKey: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(publishableKey));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').slice(0, 8);
}
