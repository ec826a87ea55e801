import { beforeEach, describe, expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';
import { createInspectorVisitor, type InspectorVisitor, LISTS } from './inspector-visitor.test-support.ts';

const MARKUP = '"><img src=x onerror=alert(1)><script>alert(2)</script>\'';

let emulator: Emulator;
let visitor: InspectorVisitor;

async function inspect(seed = {}): Promise<void> {
  ({ emulator } = await start({ seed, now: () => 1_700_000_000_000 }));
  visitor = createInspectorVisitor(emulator);
}

/** Replaces a placeholder in all records: a snapshot can hold what the API rejects. */
function injectMarkup(markup = MARKUP): void {
  const text = JSON.stringify(emulator.snapshot());
  emulator.restore(JSON.parse(text.replaceAll('MARKUP', () => JSON.stringify(markup).slice(1, -1))));
}

const SEED = {
  users: [
    {
      id: 'user_ada',
      emailAddress: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      username: 'ada',
    },
    { id: 'user_eve', phoneNumber: '+15555550100', banned: true, publicMetadata: { plan: 'pro' } },
  ],
  organizations: [{ id: 'org_acme', name: 'Acme', slug: 'acme', createdBy: 'user_ada' }],
};

describe('without records', () => {
  beforeEach(() => inspect());

  it.each(LISTS)('the page "%s" says what to do', async (path) => {
    const response = await visitor.open(path);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toMatch(/class="empty"|This browser is signed out/);
    expect(text).toContain('aria-current="page"');
  });

  it.each(LISTS)('the page "%s" has a strict policy, and no script or inline style', async (path) => {
    const { headers } = await visitor.open(path);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' .*; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(await visitor.read(path)).not.toMatch(/<script|<style|\son\w+=|\sstyle=/);
  });

  it.each([
    '/inspector/users/user_none',
    '/inspector/sessions/sess_none',
    '/inspector/organizations/org_none',
    '/inspector/none',
    '/inspector/users/%3Cb%3E',
  ])('the page "%s" is not found, with the navigation', async (path) => {
    const response = await visitor.open(path);
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain('Go to the overview');
    expect(text).not.toContain('<b>');
  });

  it('leaves the other paths to the control API', async () => {
    expect(await (await visitor.open('/health')).json()).toMatchObject({ status: 'ok' });
    expect((await visitor.open('/none')).status).toBe(404);
    expect((await visitor.open('/')).status).toBe(200);
    expect((await visitor.open('/inspector')).headers.get('location')).toBe('/__emulator');
  });

  it.each(['/style.css', '/icon.svg'])('serves %s', async (path) => {
    const response = await visitor.open(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^(text\/css|image\/svg)/);
  });
});

describe('with records', () => {
  beforeEach(async () => {
    await inspect(SEED);
    await emulator.signIn('user_ada', { organizationId: 'org_acme', claims: { plan: 'pro' } });
    await emulator.fetch(`${emulator.url}/v1/users/user_none?a=1&a=2`, {
      headers: { authorization: `Bearer ${emulator.secretKey}` },
    });
  });

  it('shows users, and finds them', async () => {
    const all = await visitor.read('/inspector/users');
    expect(all).toContain('Ada Lovelace');
    expect(all).toContain('+15555550100');
    for (const search of ['LOVE', 'ada@', 'user_ada', 'ada lovelace']) {
      const found = await visitor.read(`/inspector/users?q=${encodeURIComponent(search)}`);
      expect(found).toContain('href="/__emulator/inspector/users/user_ada"');
      expect(found).not.toContain('user_eve');
    }
    expect(await visitor.read('/inspector/users?q=zzz')).toContain('No user matches');
  });

  it.each([
    [
      '/inspector/users/user_ada',
      ['Ada Lovelace', 'primary', 'verified', 'Acme', 'org:admin', 'Sign in and open localhost:3000'],
    ],
    ['/inspector/users/user_eve', ['banned', '&quot;plan&quot;', 'Not a member', 'No sessions']],
    ['/inspector/organizations', ['Acme', 'org_acme']],
    ['/inspector/organizations/org_acme', ['Acme', 'Ada Lovelace', 'org:admin']],
    ['/inspector/sessions', ['Ada Lovelace', 'active', 'Acme', 'in 7 days', 'Revoke']],
    ['/inspector/tokens', ['Tokens of active sessions', 'Ada Lovelace']],
    ['/inspector/requests', ['/v1/users/user_none', '404', 'now', 'Bearer ...']],
    ['/inspector/events', ['session.created', 'No endpoint']],
    ['', ['CLERK_SECRET_KEY=sk_test_', 'Latest requests', '2023-11-14 22:13:20 UTC']],
  ])('the page "%s" shows %j', async (path, expected) => {
    const text = await visitor.read(path);
    for (const words of expected) expect(text).toContain(words);
  });

  it('never shows the key of a request', async () => {
    expect(await visitor.read('/inspector/requests')).not.toContain(emulator.secretKey);
  });

  it('shows the next token of a session, decoded and verified', async () => {
    const path = /href="\/__emulator(?<path>\/inspector\/sessions\/sess_\w+)"/.exec(
      await visitor.read('/inspector/sessions'),
    )?.groups?.['path'];
    const text = await visitor.read(path ?? '');
    for (const words of ['valid', 'in 1 minute', '&quot;sub&quot;', 'user_ada', '&quot;plan&quot;']) {
      expect(text).toContain(words);
    }
  });

  it('searches requests by method, path and status', async () => {
    expect(await visitor.read('/inspector/requests?q=get%20/v1/users')).toContain('/v1/users/user_none');
    expect(await visitor.read('/inspector/requests?q=503')).toContain('No request matches');
  });

  it('has pages of 25 records, newest first', async () => {
    for (let index = 0; index < 30; index += 1) await emulator.signIn('user_ada');
    const rows = async (query: string) =>
      (await visitor.read(`/inspector/sessions${query}`)).split('data-label="Status"').length - 1;
    expect(await rows('')).toBe(25);
    expect(await rows('?page=2')).toBe(6);
    for (const page of ['99', '-1', 'x', '1e9', '2.5'])
      expect(await rows(`?page=${page}`)).toBeGreaterThan(0);
    expect(await visitor.read('/inspector/sessions')).toContain('Page 1 of 2, 31 in all');
  });
});

describe('with very many records', () => {
  it('shows the first organizations of a user, and says how many there are', async () => {
    const organizations = Array.from({ length: 3_000 }, (_, index) => ({
      name: `Organization ${index}`,
      createdBy: 'user_ada',
    }));
    await inspect({ ...SEED, organizations });
    for (let index = 0; index < 101; index += 1) await emulator.signIn('user_ada');
    const text = await visitor.read('/inspector/users/user_ada');
    expect(text.length).toBeLessThan(300_000);
    expect(text).toContain('100 of 3,000 are shown.');
    expect(text).toContain('100 of 101 are shown.');
  });

  it.each([
    ['a string of quotes', { text: '"'.repeat(30_000) }],
    ['a string of backslashes', { text: '\\'.repeat(30_000) }],
    ['keys of quotes', { ['"'.repeat(30_000)]: 1 }],
    ['a list of numbers', Array.from({ length: 20_000 }, () => 1)],
    ['text', '"'.repeat(60_000)],
  ])('shows 25 requests with %s fast, on a page below 1 MB', async (_name, value) => {
    await inspect();
    const body = typeof value === 'string' ? value : JSON.stringify(value);
    for (let index = 0; index < 25; index += 1) {
      await emulator.fetch(`${emulator.url}/v1/users`, { method: 'POST', body });
    }
    // The time of the processor: the machine can be busy with other tests.
    const startedAt = process.cpuUsage();
    const text = await visitor.read('/inspector/requests');
    const { user } = process.cpuUsage(startedAt);
    expect(user / 1_000).toBeLessThan(1_000);
    expect(text.length).toBeLessThan(1_000_000);
  });
});

describe('with hostile records', () => {
  it('escapes everything that a client has chosen', async () => {
    await inspect({
      users: [
        {
          id: 'user_mallory',
          emailAddress: 'mallory@example.com',
          firstName: 'MARKUP',
          lastName: '\u202e</title>',
          publicMetadata: { MARKUP: ['MARKUP', { isEscaped: true }] },
          unsafeMetadata: { '</pre>': 'MARKUP' },
        },
      ],
      organizations: [{ id: 'org_m', name: 'MARKUP', slug: 'm', createdBy: 'user_mallory' }],
      webhooks: [{ url: 'http://127.0.0.1:9/"><script>alert(3)</script>' }],
    });
    injectMarkup();
    await emulator.signIn('user_mallory', { organizationId: 'org_m', claims: { [MARKUP]: MARKUP } });
    await emulator.fetch(`${emulator.url}/v1/users/<script>?${encodeURIComponent(MARKUP)}=<b>`, {
      method: 'POST',
      body: MARKUP,
      headers: { 'x-markup': MARKUP },
    });
    emulator.faults.add({ route: 'GET /<script>alert(4)</script>', status: 500 });
    const sessions = await visitor.read('/inspector/sessions');
    const session = /sessions\/sess_\w+/.exec(sessions)?.[0] ?? '';
    const paths = [
      ...LISTS,
      '/inspector/users/user_mallory',
      '/inspector/organizations/org_m',
      `/inspector/${session}`,
    ];
    for (const path of paths) {
      for (const query of ['', `?q=${encodeURIComponent(MARKUP)}&done=${encodeURIComponent(MARKUP)}`]) {
        const text = await visitor.read(path + query);
        expect(text, path).not.toMatch(/<script|<img|<b>|<\/title>.*<\/title>|<\/pre>&quot;/s);
      }
    }
    expect(await visitor.read('/inspector/users/user_mallory')).toContain('&lt;script&gt;alert(2)');
  });

  it('cuts what is long', async () => {
    await inspect({ users: [{ id: 'user_long', firstName: 'MARKUP', publicMetadata: { text: 'MARKUP' } }] });
    injectMarkup('x'.repeat(100_000));
    const text = await visitor.read('/inspector/users/user_long');
    expect(text.length).toBeLessThan(40_000);
    expect(text).toContain('more characters are not shown.');
  });

  it('shows objects of a snapshot that look like HTML as text', async () => {
    await inspect({ users: [{ id: 'user_ada', username: 'PLACEHOLDER' }] });
    const object = { isEscaped: true, callbacks: 5, text: MARKUP };
    const text = JSON.stringify(emulator.snapshot());
    emulator.restore(JSON.parse(text.replaceAll(/"placeholder"/gi, () => JSON.stringify(object))));
    const shown = await visitor.read('/inspector/users/user_ada');
    expect(shown).toContain('{&quot;isEscaped&quot;:true');
    expect(shown).not.toMatch(/<script|<img|object Promise/);
  });

  it('shows a page for records of a snapshot that are incomplete', async () => {
    await inspect();
    emulator.restore({ version: 1, records: { users: [{ id: 'user_half', created_at: 'soon' }] } });
    expect(await visitor.read('/inspector/users')).toContain('user_half');
    const { status, headers } = await visitor.open('/inspector/users/user_half');
    expect([200, 500]).toContain(status);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
