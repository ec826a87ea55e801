import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from '@x/emulator';
import { emulator, publicJwk } from '../../arguments/fixtures.ts';
import { KEY_PAIRS } from '../../jwt/keys.ts';
import { type Mistakes, mistakesWith } from '../mistakes.ts';
import { OVER_HTTP } from './emulator-http.ts';

const [privateEcJwk] = KEY_PAIRS.ES256.privateForms;
const seeded = (seed: unknown) => () => createEmulator({ port: false, seed: seed as never });
const GOOGLE_USER = { externalAccounts: [{ provider: 'oauth_google', providerUserId: '1' }] };
const member = (change: object) => ({
  users: [{ id: 'user_1', emailAddress: 'a@example.com' }],
  organizations: [{ name: 'Notes', createdBy: 'user_1', ...change }],
});
const oauth = (options: object) => () =>
  emulator.createOAuthToken({ userId: 'user_1', applicationId: 'app_1', ...options } as never);

const ENDPOINT = { url: 'http://localhost:3000/webhooks' };
async function addEndpoints(count: number) {
  const own = await createEmulator({ port: false });
  for (let index = 0; index < count; index++) {
    own.webhooks.addEndpoint({ url: `http://localhost:3000/${index}` });
  }
}

const directory = mkdtempSync(join(tmpdir(), 'messages-'));
const persisted = (text: string) => () => {
  const persist = join(directory, 'state.db');
  writeFileSync(persist, text);
  return createEmulator({ port: false, persist });
};
async function persistTwice() {
  const persist = join(directory, 'shared.db');
  const first = await createEmulator({ port: false, persist });
  try {
    return await createEmulator({ port: false, persist });
  } finally {
    await first.close();
  }
}
async function rotateToTheSameKey() {
  const own = await createEmulator({ port: false });
  return own.rotateSigningKey(own.export().signingKey);
}
export const EMULATOR: Mistakes = {
  ...mistakesWith({
    createEmulator: [
      ['0', 5],
      ['0.prot', 4010],
      ['0.port', 70_000],
      ['0.port', '4010'],
      ['0.host', ''],
      ['0.appOrigin', 'http://localhost:3000/app'],
      ['0.productionDomain', 'https://app.test'],
      ['0.allowedHosts', 'auth.dev.example.com'],
      ['0.secretKey', 'sk_live_1'],
      ['0.signingKey', publicJwk, 'a public JWK'],
      ['0.signingKey', privateEcJwk, 'a JWK of P-256'],
      ['0.now', 5],
      ['0.now', () => 'now'],
      ['0.now', () => 1_716_883_200],
      ['0.randomBytes', 5],
      ['0.randomBytes', () => new Uint8Array(1)],
      ['0.waitUntil', 5],
      ['0.webhooks', 'http://localhost:3000/webhooks'],
      ['0.webhooks', ['http://localhost:3000/webhooks']],
      ['0.webhooks', [{ url: '/webhooks' }]],
      ['0.webhooks', [{ url: 'http://ada:secret@localhost:3000/' }]],
      ['0.webhooks', [ENDPOINT, ENDPOINT]],
      ['0.webhooks', [{ ...ENDPOINT, signingSecret: 'secret' }]],
      ['0.webhooks', [{ ...ENDPOINT, events: 'user.created' }]],
      ['0.webhooks', [{ ...ENDPOINT, events: ['user.craeted'] }]],
      ['0.webhooks', [{ ...ENDPOINT, fetch: 'fetch' }]],
      ['0.rateLimits', 'test'],
      ['0.rateLimits', [{ route: '/v1/*', requests: -1, windowInSeconds: 1 }]],
      ['0.rateLimits', [{ route: 'users', requests: 1, windowInSeconds: 1 }]],
      ['0.persist', 5],
      ['0.import', 'export.json'],
      ['0.seed', 'seed.json'],
      ['0.seed.usrs', []],
      ['0.seed.users', {}],
      ['0.seed.users', ['ada']],
      ['0.seed.users', [{ id: 'ada' }]],
      ['0.seed.users', [{ id: 'user_1', emailAddress: 'a@example.com' }, { id: 'user_1' }]],
      ['0.seed.users', [{ emailAddress: 'no address' }]],
      ['0.seed.users', [{ emailAdress: 'a@example.com' }]],
      ['0.seed.users', [{ publicMetadata: { a: 5n } }]],
    ],
    'emulator.signIn': [
      ['0', undefined],
      ['0', 'user_9'],
      ['1.expiresIn', 60],
      ['1.expiresInSeconds', '60s'],
      ['1.organizationId', 5],
      ['1.organizationId', 'org_9'],
      ['1.azp', 5],
      ['1.claims', 'pro'],
      ['1.claims', { sub: 'user_2' }],
      ['1.claims', { a: 5n }],
      ['1.claims', { toJSON: () => 'a' }],
      ['1.permissions', ['org:sys_domains:read']],
      ['1.permissions', ['org:a:b']],
    ],
    'emulator.advance': [
      ['0', '61 parsecs'],
      ['0', 1e20],
    ],
    'emulator.setNow': [
      ['0', 'tomorrow'],
      ['0', 1_716_883_200],
    ],
    'emulator.faults.add': [
      ['0', undefined],
      ['0.route', undefined],
      ['0.route', 'users'],
      ['0.status', 99],
      ['0.retryAfter', -1],
      ['0.share', 2],
    ],
    'emulator.waitForRequest': [
      ['0', 'GET /v1/users'],
      ['1.timeoutInMs', '5s'],
    ],
    'emulator.restore': [
      ['0', 5],
      ['0.records', []],
      ['0.records', { usrs: [] }],
      ['0.records', { users: ['ada'] }],
      ['0.records', { users: [{ id: 5n }] }, 'a user with a bigint'],
      [
        '0.records',
        {
          organizations: [
            { id: 'org_1', slug: 'a' },
            { id: 'org_2', slug: 'a' },
          ],
        },
      ],
      ['0.records', { toJSON: () => 5 }],
      ['0.clock', { offsetInMs: '1h' }],
    ],
  }),
  'emulator.fetch: no URL': () => emulator.fetch(undefined as never),
  'createEmulator: an external account without a provider': seeded({ users: [{ externalAccounts: [{}] }] }),
  'createEmulator: an external account of two users': seeded({ users: [GOOGLE_USER, GOOGLE_USER] }),
  'createEmulator: a passkey with another id': seeded({ users: [{ passkeys: [{ id: 'ada' }] }] }),
  'createEmulator: two default plans': seeded({
    plans: [
      { slug: 'a', isDefault: true },
      { slug: 'b', isDefault: true },
    ],
  }),
  'createEmulator: a plan without a slug': seeded({ plans: [{}] }),
  'createEmulator: a user with an unknown plan': seeded({
    plans: [{ slug: 'free' }],
    users: [{ plan: 'fre' }],
  }),
  'createEmulator: a limit that is not a number': seeded({ organizationSettings: { maxAllowedRoles: '5' } }),
  'createEmulator: a member that is not a user': seeded(member({ members: [{ userId: 'user_9' }] })),
  'createEmulator: a member without a role that exists': seeded(
    member({ members: [{ userId: 'user_1', role: 'boss' }] }),
  ),
  'createEmulator: a file of another program': persisted('SQLite format 3'),
  'createEmulator: a file that is damaged': persisted('{"version":1,"records":{}}\n{]\n{}\n'),
  'createEmulator: a file in use': persistTwice,
  'createEmulator: a directory as a file': () => {
    const persist = join(directory, 'folder');
    mkdirSync(persist, { recursive: true });
    return createEmulator({ port: false, persist });
  },
  'createEmulator: a file in a missing directory': () =>
    createEmulator({ port: false, persist: join(directory, 'missing', 'state.db') }),
  'createEmulator: a host of another machine': () => createEmulator({ host: '192.0.2.1' }),
  'faults.add: no effect': () => emulator.faults.add({ route: '/v1/users' }),
  'faults.add: retryAfter without a status': () =>
    emulator.faults.add({ route: '/v1/users', reset: true, retryAfter: 1 }),
  'restore: an offset that is not a number': () =>
    emulator.restore({ ...emulator.snapshot(), clock: { offsetInMs: '1h' } } as never),
  'restore: a clock that throws': () =>
    emulator.restore({
      ...emulator.snapshot(),
      get clock(): never {
        throw new Error('clock');
      },
    }),
  'rotateSigningKey: the same key': rotateToTheSameKey,
  'webhooks.addEndpoint: a URL in use': async () => {
    const own = await createEmulator({ port: false, webhooks: [ENDPOINT] });
    own.webhooks.addEndpoint(ENDPOINT);
  },
  'webhooks.addEndpoint: too many': () => addEndpoints(101),
  'webhooks.removeEndpoint: an unknown URL': () => emulator.webhooks.removeEndpoint('http://localhost/'),
  'webhooks.redeliver: an unknown event': () => emulator.webhooks.redeliver('evt_9'),
  'webhooks.waitFor: a type that is not emitted': () =>
    emulator.webhooks.waitFor('subscription.updated' as never),
  'webhooks.waitFor: an unknown type': () => emulator.webhooks.waitFor('user.craeted' as never),
  'webhooks.faults.add: no effect': () => emulator.webhooks.faults.add({ event: '*' }),
  'createOAuthToken: an option that is unknown': oauth({ scope: ['email'] }),
  'createOAuthToken: no options': () => emulator.createOAuthToken(undefined as never),
  'createOAuthToken: no userId': oauth({ userId: undefined }),
  'createOAuthToken: scopes in a string': oauth({ scopes: 'profile email' }),
  'createOAuthToken: a duration': oauth({ expiresInSeconds: '1h' }),
  'createOAuthToken: another format': oauth({ format: 'jwe' }),
  'createOAuthToken: an unknown application': oauth({}),
  ...OVER_HTTP,
};
