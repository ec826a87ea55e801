import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';
import { createInspectorVisitor, type InspectorVisitor } from './inspector-visitor.test-support.ts';

let emulator: Emulator;
let visitor: InspectorVisitor;

beforeEach(async () => {
  const users = [
    { id: 'user_ada', emailAddress: 'ada@example.com', firstName: 'Ada' },
    { id: 'user_eve', emailAddress: 'eve@example.com', banned: true },
  ];
  ({ emulator } = await start({ seed: { users }, now: () => 1_700_000_000_000 }));
  visitor = createInspectorVisitor(emulator);
});
afterEach(() => emulator.close());

const sessions = async () => {
  const response = await emulator.fetch(`${emulator.url}/v1/sessions?user_id=user_ada`, {
    headers: { authorization: `Bearer ${emulator.secretKey}` },
  });
  return (await response.json()) as readonly { readonly id: string; readonly status: string }[];
};
const types = () => emulator.webhooks.events.map(({ event }) => event.type);

describe('the forms', () => {
  it('create a user, by the rules of the API', async () => {
    const form = { first_name: 'Grace', last_name: 'Hopper', email_address: 'grace@example.com' };
    const response = await visitor.submit('/inspector/users', form);
    expect(response.status).toBe(303);
    const location = response.headers.get('location') ?? '';
    expect(location).toMatch(/^\/__emulator\/inspector\/users\/user_\w+\?done=user-created$/);
    const text = await visitor.read(location.replace('/__emulator', ''));
    expect(text).toContain('Grace Hopper');
    expect(text).toContain('The user is created.');
    expect(types()).toContain('user.created');
  });

  it.each([
    [{ email_address: 'ada@example.com', first_name: '<b>' }, 'email_address'],
    [{ email_address: 'no address', username: '' }, 'email_address'],
    [{ username: 'grace', password: 'x' }, 'assword'],
  ])('show what is wrong with the user %j, and keep the form', async (form, reason) => {
    const response = await visitor.submit('/inspector/users', form as Record<string, string>);
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toMatch(new RegExp(`role="alert">[^<]*${reason}`));
    expect(text).toContain('<details class="card" open>');
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('value="x"');
  });

  it('sign this browser in, change the user, and sign it out', async () => {
    const response = await visitor.submit('/inspector/users/user_ada/sign-in');
    expect(response.headers.get('location')).toBe('/__emulator/inspector/users/user_ada?done=signed-in');
    expect(await visitor.read('/inspector/sessions')).toContain('this browser');
    expect(await createInspectorVisitor(emulator).read('/inspector/sessions')).not.toContain('this browser');
    expect(types()).toContain('session.created');
    await visitor.submit('/inspector/users/user_ada/sign-in');
    expect((await sessions()).map(({ status }) => status).sort()).toEqual(['active', 'ended']);
    await visitor.submit('/inspector/sign-out');
    expect((await sessions()).map(({ status }) => status)).toEqual(['ended', 'ended']);
    expect(await visitor.read('')).toContain('This browser is signed out');
  });

  it('lead to the application, which learns which browser this is', async () => {
    const response = await visitor.submit('/inspector/users/user_ada/sign-in', { next: 'open' });
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.origin).toBe('http://localhost:3000');
    const token = location.searchParams.get('__clerk_db_jwt');
    const client = await emulator.fetch(`${emulator.url}/v1/client?__clerk_db_jwt=${token}`);
    const { response: body } = (await client.json()) as {
      response: { sessions: { user: { id: string } }[] };
    };
    expect(body.sessions[0]?.user.id).toBe('user_ada');
  });

  it('do not sign in a user who is banned, or missing', async () => {
    expect((await visitor.submit('/inspector/users/user_eve/sign-in')).status).toBe(422);
    expect((await visitor.submit('/inspector/users/user_none/sign-in')).status).toBe(404);
  });

  it('revoke a session', async () => {
    const { sessionId } = await emulator.signIn('user_ada');
    const response = await visitor.submit(`/inspector/sessions/${sessionId}/revoke`);
    expect(response.headers.get('location')).toBe(
      `/__emulator/inspector/sessions/${sessionId}?done=session-revoked`,
    );
    expect((await sessions())[0]?.status).toBe('revoked');
    expect(types()).toContain('session.revoked');
    expect(await visitor.read(`/inspector/sessions/${sessionId}`)).not.toContain('Payload');
  });

  it('inject a fault, which leaves the inspector alone, and remove all', async () => {
    const form = { route: '*', status: '503', retryAfter: '2', count: '5', latencyInMs: '0' };
    expect((await visitor.submit('/inspector/faults', form)).status).toBe(303);
    expect(emulator.faults.list()).toEqual([
      { route: '*', status: 503, retryAfter: 2, count: 5, latencyInMs: 0 },
    ]);
    expect((await visitor.open('/inspector/faults')).status).toBe(200);
    expect((await emulator.fetch(`${emulator.url}/v1/users`)).status).toBe(503);
    await visitor.submit('/inspector/faults', { route: '*', reset: 'true' });
    expect(await visitor.read('/inspector/faults')).toContain('closes the connection');
    await visitor.submit('/inspector/faults/clear');
    expect(emulator.faults.list()).toEqual([]);
  });

  it.each([
    [{ route: '*' }, 'has no effect'],
    [{ route: '*', status: 'x' }, 'status must be a number'],
    [{ route: '*', status: '99' }, 'status'],
    [{ route: '', status: '500' }, 'route'],
  ])('show what is wrong with the fault %j', async (form: Record<string, string>, reason) => {
    const response = await visitor.submit('/inspector/faults', form);
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(new RegExp(`role="alert">[^<]*${reason}`));
  });

  it('move the clock', async () => {
    await visitor.submit('/inspector/clock', { advance: '61s' });
    expect(emulator.now()).toBe(1_700_000_061_000);
    const wrong = await visitor.submit('/inspector/clock', { advance: 'soon' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('is not a duration');
  });

  it('export the state, and reset it', async () => {
    const response = await visitor.open('/inspector/export');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="emulator-2023-11-14.json"',
    );
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(emulator.export())));
    await emulator.signIn('user_ada');
    await visitor.submit('/inspector/reset');
    expect(await sessions()).toEqual([]);
  });

  it('send an event again', async () => {
    emulator.webhooks.addEndpoint({ url: 'http://127.0.0.1:9/hooks' });
    await emulator.signIn('user_ada');
    const [event] = emulator.webhooks.events;
    await visitor.submit(`/inspector/events/${event?.id}/redeliver`);
    expect(emulator.webhooks.events[0]?.deliveries).toHaveLength(2);
    expect((await visitor.submit('/inspector/events/none/redeliver')).status).toBe(422);
  });

  it.each([
    ['nonsense', 'token-invalid'],
    ['<script>', 'token-invalid'],
    ['', 'No session is active'],
  ])('decode the token %j', async (token, expected) => {
    const response = await visitor.submit('/inspector/tokens', { token });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain(expected);
    expect(text).not.toContain('<script>');
  });

  it('decode a token, and say when it has expired', async () => {
    const { token } = await emulator.signIn('user_ada');
    const valid = await (await visitor.submit('/inspector/tokens', { token: `Bearer ${token}` })).text();
    expect(valid).toContain('>valid<');
    emulator.advance('2m');
    const expired = await (await visitor.submit('/inspector/tokens', { token })).text();
    expect(expired).toContain('token-expired');
    const stranger = (await start({ signingKey: undefined })).emulator;
    stranger.rotateSigningKey();
    const foreign = await (
      await createInspectorVisitor(stranger).submit('/inspector/tokens', { token })
    ).text();
    expect(foreign).toContain('unknown key');
  });

  it('reject a form that is too large, or of another type', async () => {
    expect((await visitor.submit('/inspector/users', { first_name: 'x'.repeat(2 ** 20) })).status).toBe(413);
    const json = await visitor.submit('/inspector/users', { a: 'b' }, { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
  });
});

describe('requests of other sites', () => {
  const POSTS = [
    '/inspector/users',
    '/inspector/users/user_ada/sign-in',
    '/inspector/sign-out',
    '/inspector/sessions/sess_1/revoke',
    '/inspector/faults',
    '/inspector/faults/clear',
    '/inspector/clock',
    '/inspector/reset',
    '/inspector/events/msg_1/redeliver',
    '/inspector/tokens',
  ];

  it.each(POSTS)('cannot post to %s', async (path) => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      // An application on another port of the same host.
      { 'sec-fetch-site': 'same-site', origin: 'http://emulator.localhost:3000' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example.com' },
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
      { host: 'evil.example.com', origin: 'http://evil.example.com' },
    ]) {
      expect((await visitor.submit(path, { advance: '1d' }, headers)).status).toBe(403);
    }
    expect(emulator.now()).toBe(1_700_000_000_000);
  });

  it('can link to a page, and cannot load or frame one', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await visitor.open('', link)).status).toBe(200);
    expect((await visitor.open('', { ...link, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
    expect(
      (await visitor.open('/inspector/export', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }))
        .status,
    ).toBe(403);
    expect((await visitor.open('', { host: 'evil.example.com' })).status).toBe(403);
  });

  it('is not meant for programs without these headers', async () => {
    const response = await emulator.fetch(`${emulator.url}/__emulator/inspector/clock`, {
      method: 'POST',
      body: new URLSearchParams({ advance: '1s' }),
    });
    expect(response.status).toBe(303);
  });
});
