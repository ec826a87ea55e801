/**
 * Measures a client per request, and many tenants in turn, with the built packages of this or of another checkout:
 * `tsx src/tenants/main.ts [checkout]`. Prints processor time per request, in microseconds, and loads of the JWKS.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Backend from '@x/backend';

const checkout = resolve(process.argv[2] ?? '../..');
const entry = pathToFileURL(resolve(checkout, 'packages/backend/dist/index.js'));
// Another checkout has the same exports, as far as they are used here.
const { createClerkClient, verifyToken } = (await import(entry.href)) as typeof Backend;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwtKey = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'ins_1', alg: 'RS256', use: 'sig' }];
const nowInSeconds = Math.floor(Date.now() / 1000);
const claims = {
  sub: 'user_1',
  sid: 'sess_1',
  iss: 'https://clerk.example.com',
  iat: nowInSeconds - 5,
  exp: nowInSeconds + 3_600,
};
const signed = [{ alg: 'RS256', typ: 'JWT', kid: 'ins_1' }, claims]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');
const token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
const request = new Request('https://app.example.com/', { headers: { authorization: `Bearer ${token}` } });
const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;

let loads = 0;
globalThis.fetch = async () => {
  loads += 1;
  return Response.json({ keys });
};

/** Rounds that are not counted, in which the engine optimizes what is measured. */
const WARM_UP_ROUNDS = 6;

/** Prints the median of five rounds. */
async function measure(name: string, run: (index: number) => Promise<unknown>): Promise<void> {
  const rounds: number[] = [];
  loads = 0;
  for (let round = 0; round < WARM_UP_ROUNDS + 5; round++) {
    const before = process.cpuUsage();
    for (let index = 0; index < 1_000; index++) {
      await run(index);
    }
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1_000);
  }
  const [, , median = 0] = rounds.slice(WARM_UP_ROUNDS).sort((some, other) => some - other);
  process.stdout.write(`${name.padEnd(44)} ${median.toFixed(1).padStart(7)} us  ${loads} loads\n`);
}

async function check(state: Promise<{ readonly isSignedIn: boolean }>): Promise<void> {
  if (!(await state).isSignedIn) {
    throw new Error('A request was not signed in.');
  }
}

const local = { secretKey: 'sk_test_1', publishableKey, jwtKey };
const remote = { secretKey: 'sk_test_1', publishableKey, jwtKey: null };
const kept = createClerkClient(local);
await measure('kept client, jwtKey', () => check(kept.authenticateRequest(request)));
await measure('client per request, jwtKey', () =>
  check(createClerkClient(local).authenticateRequest(request)),
);
await measure('client per request, jwtKey and waitUntil', () =>
  check(createClerkClient({ ...local, waitUntil: (promise) => promise }).authenticateRequest(request)),
);
await measure('client per request, JWKS', () =>
  check(createClerkClient(remote).authenticateRequest(request)),
);
for (const tenants of [1, 32, 33, 100, 1_000]) {
  const options = (index: number) => ({ ...remote, secretKey: `sk_test_${tenants}_${index % tenants}` });
  await measure(`${tenants} tenants, authenticateRequest of a call`, (index) =>
    check(kept.authenticateRequest(request, options(index))),
  );
  await measure(`${tenants} tenants, verifyToken`, (index) => verifyToken(token, options(index)));
}
await measure('a new fetch per call', () =>
  check(kept.authenticateRequest(request, { fetch: (input, init) => globalThis.fetch(input, init) })),
);
const organizationPatterns = Array.from({ length: 100 }, (_, index) => `/o${index}/:slug/(.*)`);
await measure('100 patterns, a new literal per call', () =>
  check(
    kept.authenticateRequest(request, {
      organizationSyncOptions: { organizationPatterns: [...organizationPatterns] },
    }),
  ),
);
