/** Shows the main features of the SDK from end to end with the emulator. Needs no account and no network. */
import process from 'node:process';
import { type ClerkClient, createClerkClient, verifyToken } from '@x/backend';
import { decodeJwt } from '@x/backend/jwt';
import { createEmulator, type Emulator } from '@x/emulator';
import { startGuardedServer } from './guarded-server.ts';
import { createReport, type Report } from './report.ts';
import { startWorkerd } from './start-workerd.ts';

/** A user who is signed in. */
interface SignedIn {
  readonly userId: string;
  readonly token: string;
}

/** A caller of a guarded route, and the expected answer. */
interface Caller {
  readonly name: string;
  readonly headers: Record<string, string>;
  readonly answer: string;
}

/** The paths of the worker that verify a token, by the source of the key. */
const WORKER_PATHS = { JWKS: '/verify-by-jwks', PEM: '/verify-by-pem' };

const report = createReport(console.log, process.stdout.columns ?? 100, () => performance.now());
const emulator = await createEmulator({ port: 0 });
try {
  const userId = await useApi(report, emulator);
  const token = await verifyTokens(report, emulator, userId);
  const callers = await createCallers(emulator, { userId, token });
  await guardServer(report, emulator, callers);
  await repeatInWorkerd(report, emulator, { userId, token }, callers);
} finally {
  await emulator.close();
}
process.exitCode = report.finish() ? 0 : 1;

async function useApi({ heading, row }: Report, { secretKey, url: apiUrl }: Emulator): Promise<string> {
  heading('The Backend API over HTTP: { data, errors }');
  const clerk = createClerkClient({ secretKey, apiUrl });
  let userId = '';
  await row({
    description: 'create a user',
    expected: 'Ada Lovelace',
    async run() {
      const params = { firstName: 'Ada', lastName: 'Lovelace', emailAddress: ['ada@example.com'] };
      const { data: user, errors } = await clerk.users.createUser(params);
      userId = user?.id ?? '';
      return errors?.[0].message ?? `${user?.firstName} ${user?.lastName}`;
    },
  });
  await row({
    description: 'read the user back',
    expected: userId,
    async run() {
      const { data: user, errors } = await clerk.users.getUser(userId);
      return errors ? errors[0].message : user.id;
    },
  });
  await useOrganizations(row, clerk, userId);
  await row({
    description: 'read a user that does not exist',
    expected: 'resource_not_found (404)',
    async run() {
      const { errors, meta } = await clerk.users.getUser('user_unknown');
      return errors ? `${errors[0].code} (${meta.status})` : 'a user';
    },
  });
  return userId;
}

async function useOrganizations(row: Report['row'], clerk: ClerkClient, userId: string): Promise<void> {
  await row({
    description: 'create an organization',
    expected: 'Analytical Engines',
    async run() {
      const params = { name: 'Analytical Engines', slug: 'engines', createdBy: userId };
      const { data: organization, errors } = await clerk.organizations.createOrganization(params);
      return errors ? errors[0].message : organization.name;
    },
  });
  await row({
    description: 'read it back by its slug',
    expected: 'Analytical Engines, 1 member',
    async run() {
      const params = { slug: 'engines', includeMembersCount: true };
      const { data: organization, errors } = await clerk.organizations.getOrganization(params);
      return errors ? errors[0].message : `${organization.name}, ${organization.membersCount} member`;
    },
  });
}

async function verifyTokens({ heading, row }: Report, emulator: Emulator, userId: string): Promise<string> {
  heading('A session token: { result, error }');
  const { secretKey, url: apiUrl, jwtKey } = emulator;
  const { token } = await emulator.signIn(userId);
  await row({
    description: 'sign in, and decode the token',
    expected: 'RS256, valid for 60 s',
    async run() {
      const { result: jwt, error } = decodeJwt(token);
      return error
        ? error.reason
        : `${jwt.header['alg']}, valid for ${Number(jwt.payload['exp']) - Number(jwt.payload['iat'])} s`;
    },
  });
  const byJwks = async () => {
    const { result, error } = await verifyToken(token, { secretKey, apiUrl });
    return error ? error.reason : result.sub;
  };
  await row({ description: 'verify it by JWKS over HTTP', expected: userId, run: byJwks });
  await row({ description: 'verify it again, with the cached key', expected: userId, run: byJwks });
  await row({
    description: 'verify it by PEM, without network',
    expected: userId,
    async run() {
      const fetch = () => Promise.reject(new Error('the network was used'));
      const { result, error } = await verifyToken(token, { jwtKey, fetch });
      return error ? error.reason : result.sub;
    },
  });
  return token;
}

async function createCallers(emulator: Emulator, { userId, token }: SignedIn): Promise<Caller[]> {
  const { cookieHeader } = await emulator.signIn(userId);
  const expired = await emulator.signIn(userId, { expiresInSeconds: -60 });
  const [header = '', payload = '', signature = ''] = token.split('.');
  const tampered = [header, payload, signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))].join(
    '.',
  );
  return [
    { name: 'a bearer token', headers: { authorization: `Bearer ${token}` }, answer: `200 hello ${userId}` },
    { name: 'session cookies', headers: { cookie: cookieHeader }, answer: `200 hello ${userId}` },
    { name: 'no credentials', headers: {}, answer: '401 dev-browser-missing' },
    {
      name: 'a tampered token',
      headers: { authorization: `Bearer ${tampered}` },
      answer: '401 token-invalid-signature',
    },
    {
      name: 'an expired token',
      headers: { ...expired.headers },
      answer: '401 session-token-expired-refresh-non-eligible-no-refresh-cookie',
    },
  ];
}

async function guardServer({ heading, row }: Report, emulator: Emulator, callers: Caller[]): Promise<void> {
  heading('An HTTP server whose route is guarded by authenticateRequest()');
  const { secretKey, publishableKey, url: apiUrl } = emulator;
  const server = await startGuardedServer(createClerkClient({ secretKey, publishableKey, apiUrl }));
  try {
    for (const { name, headers, answer } of callers) {
      const run = async () => describe(await fetch(server.url, { headers }));
      await row({ description: `GET / with ${name}`, expected: answer, run });
    }
  } finally {
    await server.close();
  }
}

async function repeatInWorkerd(
  { heading, row }: Report,
  emulator: Emulator,
  { userId, token }: SignedIn,
  callers: Caller[],
): Promise<void> {
  heading('The same inside workerd, the runtime of Cloudflare Workers');
  const workerd = await startWorkerd(emulator);
  try {
    const headers = { 'x-token': token };
    for (const [source, path] of Object.entries(WORKER_PATHS)) {
      const run = async () => describe(await workerd.fetch(path, headers));
      await row({ description: `verifyToken() by ${source}`, expected: `200 ${userId}`, run });
    }
    for (const caller of callers) {
      const run = async () => describe(await workerd.fetch('/', caller.headers));
      await row({ description: `GET / with ${caller.name}`, expected: caller.answer, run });
    }
  } finally {
    await workerd.close();
  }
}

async function describe(response: { readonly status: number; text(): Promise<string> }): Promise<string> {
  return `${response.status} ${await response.text()}`;
}
