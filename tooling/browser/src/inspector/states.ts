import { createEmulator, type Emulator } from '@x/emulator';

const MARKUP = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

/** A state of an emulator, and the records whose pages it has. */
interface State {
  readonly name: string;
  readonly start: () => Promise<Emulator>;
  readonly userId?: string;
  readonly organizationId?: string;
}

const seededWith = (firstName: string, organization: string) => ({
  users: [
    {
      id: 'user_ada',
      emailAddress: ['ada@example.com', 'countess@example.com'],
      firstName,
      lastName: 'Lovelace',
      password: 'correct horse battery',
      publicMetadata: { plan: 'pro', [firstName]: [1, true, null] },
    },
    { id: 'user_eve', emailAddress: 'eve@example.com', banned: true },
    { id: 'user_code', emailAddress: 'code+clerk_test@example.com' },
  ],
  organizations: [{ id: 'org_acme', name: organization, slug: 'acme', createdBy: 'user_ada' }],
});

/** Fills every page: a session, a request, a failed delivery, a message and a fault. */
async function use(emulator: Emulator): Promise<Emulator> {
  const { secretKey, url } = emulator;
  emulator.webhooks.addEndpoint({ url: 'http://127.0.0.1:1/webhooks' });
  await emulator.signIn('user_ada', { organizationId: 'org_acme' });
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const invitation = JSON.stringify({ email_address: 'new@example.com' });
  await emulator.fetch(`${url}/v1/invitations`, { method: 'POST', headers, body: invitation });
  await emulator.fetch(`${url}/v1/users/${encodeURIComponent(MARKUP)}?q=${encodeURIComponent(MARKUP)}`, {
    headers,
  });
  emulator.faults.add({
    route: 'GET /v1/organizations/*',
    status: 503,
    retryAfter: 2,
    latencyInMs: 50,
    count: 3,
  });
  return emulator;
}

/** The states in which every page is tested. */
export const STATES: readonly State[] = [
  { name: 'an empty emulator', start: () => createEmulator() },
  {
    name: 'a seeded emulator',
    start: async () => use(await createEmulator({ seed: seededWith('Ada', 'Acme') })),
    userId: 'user_ada',
    organizationId: 'org_acme',
  },
  {
    name: 'an emulator with hostile records',
    start: async () => {
      const emulator = await createEmulator({ seed: seededWith('PLACEHOLDER', 'PLACEHOLDER') });
      // A snapshot can hold what the API rejects.
      const text = JSON.stringify(emulator.snapshot());
      const hostile = `${MARKUP}${'\u202e'}${'long'.repeat(60)}`;
      emulator.restore(
        JSON.parse(text.replaceAll('PLACEHOLDER', () => JSON.stringify(hostile).slice(1, -1))),
      );
      return use(emulator);
    },
    userId: 'user_ada',
    organizationId: 'org_acme',
  },
];

/** Returns the paths of all pages of a state. */
export function pathsOf(emulator: Emulator, { userId, organizationId }: State): readonly string[] {
  const [session] = emulator.snapshot().records['sessions'] ?? [];
  // Records have an id.
  const sessionId = (session as { readonly id: string } | undefined)?.id;
  const inspector = '/__emulator/inspector';
  const lists = ['users', 'sessions', 'organizations', 'tokens', 'requests', 'events', 'outbox', 'faults'];
  return [
    '/sign-in',
    '/sign-up',
    '/sign-out',
    '/sign-in?__clerk_ticket=1',
    '/__emulator',
    ...lists.map((list) => `${inspector}/${list}`),
    `${inspector}/none`,
    ...(userId ? [`${inspector}/users/${userId}`] : []),
    ...(sessionId ? [`${inspector}/sessions/${sessionId}`] : []),
    ...(organizationId ? [`${inspector}/organizations/${organizationId}`] : []),
  ];
}
