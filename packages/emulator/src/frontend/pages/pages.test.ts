import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../index.ts';
import { createVisitor, type Visitor } from '../visitor.test-support.ts';

let emulator: Emulator;
let visitor: Visitor;

beforeEach(async () => {
  emulator = await createEmulator({
    seed: {
      users: [
        {
          id: 'user_ada',
          emailAddress: 'ada@example.com',
          firstName: '<b>Ada</b>',
          password: 'correct horse',
        },
        {
          id: 'user_eve',
          emailAddress: 'eve@example.com',
          password: 'correct horse',
          totpSecret: 'GEZDGNBV',
          backupCodes: ['one'],
        },
      ],
    },
  });
  visitor = createVisitor();
});
afterEach(() => emulator.close());

const application = 'http://localhost:3000/notes?a=%20b';

function urlOf(path: string, target: string | null = application): string {
  return `${emulator.url}${path}${target === null ? '' : `?redirect_url=${encodeURIComponent(target)}`}`;
}

function submit(
  path: string,
  form: Record<string, string>,
  { target = application as string | null, headers = {}, from = visitor } = {},
) {
  const body = new URLSearchParams(form);
  return from.send(urlOf(path, target), {
    method: 'POST',
    body,
    headers: { origin: emulator.url, ...headers },
  });
}

/** Resolves to the user that the browser is signed in as. */
async function whoIs(): Promise<string | undefined> {
  const { body } = await visitor.get(`${emulator.url}/v1/client`);
  return body.response?.sessions[0]?.user.id;
}

describe('the sign-in page', () => {
  it('signs in with one click, and sends the browser back with its identity', async () => {
    const shown = await visitor.send(urlOf('/sign-in'));
    expect(shown.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self'; form-action/,
    );
    const text = await shown.text();
    expect(text).toContain('&lt;b&gt;Ada&lt;/b&gt;');
    expect(text).not.toMatch(/<script|<b>Ada/);
    const response = await submit('/sign-in', { user_id: 'user_ada' });
    expect(response.status).toBe(303);
    const devBrowser = visitor.cookies('127.0.0.1').get('__clerk_db_jwt');
    expect(response.headers.get('location')).toBe(`${application}&__clerk_db_jwt=${devBrowser}`);
    expect(await whoIs()).toBe('user_ada');
  });

  it('changes the user', async () => {
    await submit('/sign-in', { user_id: 'user_ada' });
    await submit('/sign-in', { user_id: 'user_eve' });
    expect(await whoIs()).toBe('user_eve');
  });

  it.each(['__clerk_db_jwt', '__dev_session'])(
    'ignores the browser that a link chooses by %s',
    async (name) => {
      const created = await fetch(`${emulator.url}/v1/dev_browser`, { method: 'POST' });
      const { id } = (await created.json()) as { id: string };
      await visitor.send(`${urlOf('/sign-in')}&${name}=${id}`);
      await visitor.send(`${urlOf('/sign-in')}&${name}=${id}`, {
        method: 'POST',
        body: new URLSearchParams({ user_id: 'user_ada' }),
        headers: { origin: emulator.url },
      });
      expect(await whoIs()).toBe('user_ada');
      expect(visitor.cookies('127.0.0.1').get('__clerk_db_jwt')).not.toBe(id);
      const { body } = await createVisitor().get(`${emulator.url}/v1/client?__clerk_db_jwt=${id}`);
      expect(body.response).toBeNull();
    },
  );

  it('takes a password, and shows what is wrong', async () => {
    const wrong = await submit('/sign-in', { identifier: 'ada@example.com', password: 'x' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('This is not the password of the user.');
    const right = await submit('/sign-in', { identifier: 'ada@example.com', password: 'correct horse' });
    expect(right.status).toBe(303);
  });

  it('takes a code in place of a password', async () => {
    const asked = await submit('/sign-in', { identifier: 'ada@example.com', password: '' });
    const id = /name="id" value="(?<id>[^"]+)"/.exec(await asked.text())?.groups?.['id'] ?? '';
    const form = { id, strategy: 'email_code' };
    const wrong = await submit('/sign-in/code', { ...form, code: 'x' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Enter a code');
    const right = await submit('/sign-in/code', { ...form, code: emulator.outbox[0]?.code ?? '' });
    expect(right.status).toBe(303);
    expect(await whoIs()).toBe('user_ada');
  });

  it('shows the first form again for a sign-in whose user is gone', async () => {
    const first = await submit('/sign-in', { identifier: 'ada@example.com', password: '' });
    const id = /name="id" value="(?<id>[^"]+)"/.exec(await first.text())?.groups?.['id'] ?? '';
    await fetch(`${emulator.url}/v1/users/user_ada`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${emulator.secretKey}` },
    });
    const response = await submit('/sign-in/code', { id, strategy: 'email_code', code: '1' });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<form method="post" action="/sign-in');
  });

  it('shows the first form again for a sign-in that has no user yet', async () => {
    const { body } = await visitor.post(`${emulator.url}/v1/client/sign_ins`);
    const form = { id: body.response.id, strategy: 'email_code', code: '1' };
    const response = await submit('/sign-in/code', form);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<form method="post" action="/sign-in');
  });

  it('takes a second factor', async () => {
    const first = await submit('/sign-in', { identifier: 'eve@example.com', password: 'correct horse' });
    const id = /name="id" value="(?<id>[^"]+)"/.exec(await first.text())?.groups?.['id'] ?? '';
    expect(await whoIs()).toBeUndefined();
    const stranger = await submit(
      '/sign-in/code',
      { id, strategy: 'backup_code', code: 'one' },
      { from: createVisitor() },
    );
    expect(stranger.status).toBe(401);
    expect((await submit('/sign-in/code', { id, strategy: 'backup_code', code: 'one' })).status).toBe(303);
    expect(await whoIs()).toBe('user_eve');
  });

  it('keeps a backup code that is sent as the code of an app', async () => {
    const first = await submit('/sign-in', { identifier: 'eve@example.com', password: 'correct horse' });
    const id = /name="id" value="(?<id>[^"]+)"/.exec(await first.text())?.groups?.['id'] ?? '';
    expect((await submit('/sign-in/code', { id, strategy: 'totp', code: 'one' })).status).toBe(422);
    expect((await submit('/sign-in/code', { id, strategy: 'backup_code', code: 'one' })).status).toBe(303);
    expect(await whoIs()).toBe('user_eve');
  });

  it('sends the text message of a second factor, once', async () => {
    const authorization = `Bearer ${emulator.secretKey}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const phone = { user_id: 'user_ada', phone_number: '+4915112345678', verified: true };
    const body = JSON.stringify({ ...phone, reserved_for_second_factor: true });
    await fetch(`${emulator.url}/v1/phone_numbers`, { method: 'POST', headers, body });
    const first = await submit('/sign-in', { identifier: 'ada@example.com', password: 'correct horse' });
    const text = await first.text();
    expect(text).toContain('Code of the text message');
    const id = /name="id" value="(?<id>[^"]+)"/.exec(text)?.groups?.['id'] ?? '';
    const form = { id, strategy: 'phone_code' };
    expect((await submit('/sign-in/code', { ...form, code: '1' })).status).toBe(422);
    expect(emulator.outbox.map(({ channel }) => channel)).toEqual(['sms']);
    const code = emulator.outbox[0]?.code ?? '';
    expect((await submit('/sign-in/code', { ...form, code })).status).toBe(303);
    expect(await whoIs()).toBe('user_ada');
  });

  it('leads a browser that is signed in back to the application', async () => {
    await submit('/sign-in', { user_id: 'user_ada' });
    const shown = await (await visitor.send(urlOf('/sign-in'))).text();
    expect(shown).toContain('Continue to localhost:3000');
    const response = await submit('/sign-in/continue', {});
    const devBrowser = visitor.cookies('127.0.0.1').get('__clerk_db_jwt');
    expect(response.headers.get('location')).toBe(`${application}&__clerk_db_jwt=${devBrowser}`);
    expect(await whoIs()).toBe('user_ada');
    const without = await (await visitor.send(urlOf('/sign-in', null))).text();
    expect(without).not.toContain('Continue to');
    expect((await submit('/sign-in/continue', {}, { target: 'https://evil.example/' })).status).toBe(422);
  });

  it('without a target shows who is signed in', async () => {
    const response = await submit('/sign-in', { user_id: 'user_ada' }, { target: null });
    expect(response.headers.get('location')).toBe('/sign-in');
    const shown = await visitor.send(urlOf('/sign-in', null));
    const text = await shown.text();
    expect(text).toContain('You are signed in as <strong>&lt;b&gt;Ada&lt;/b&gt;</strong>');
    expect(text).toContain('ada@example.com');
  });

  it.each([
    'https://evil.example/',
    'https://localhost.evil.example/',
    'https://evil.example/?localhost',
    'http://localhost@evil.example/',
    'javascript:alert(1)',
    '//evil.example/',
    'http://127.0.0.1.evil.example/',
    'nonsense',
  ])('never sends a browser to %s', async (target) => {
    for (const path of ['/sign-in', '/sign-up', '/sign-out']) {
      const response = await submit(path, { user_id: 'user_ada' }, { target });
      expect(response.status).toBe(422);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).not.toContain(`href="${target}`);
    }
    expect(await whoIs()).toBeUndefined();
  });

  it('sends a browser to the redirect URLs of the instance', async () => {
    await fetch(`${emulator.url}/v1/redirect_urls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://app.example.com/callback' }),
    });
    const response = await submit(
      '/sign-in',
      { user_id: 'user_ada' },
      { target: 'https://app.example.com/' },
    );
    expect(response.headers.get('location')).toMatch(/^https:\/\/app\.example\.com\/\?__clerk_db_jwt=dvb_/);
  });

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'rejects the forms of other sites: %j',
    async (headers: Record<string, string>) => {
      expect((await submit('/sign-in', { user_id: 'user_ada' }, { headers })).status).toBe(403);
      expect(await whoIs()).toBeUndefined();
    },
  );

  it.each([
    [{ user_id: 'user_nobody' }, 404],
    [{ identifier: 'nobody@example.com' }, 422],
    [{}, 422],
    [{ ticket: 'nonsense' }, 400],
  ])('shows the page again for %j', async (form: Record<string, string>, status) => {
    const response = await submit('/sign-in', form);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('role="alert"');
  });

  it('answers GET and POST only', async () => {
    expect((await fetch(urlOf('/sign-in'), { method: 'DELETE' })).status).toBe(404);
    const { headers } = await fetch(`${emulator.url}/__emulator/style.css`);
    expect(headers.get('content-type')).toContain('text/css');
  });
});

describe('the other pages', () => {
  it('sign up with a code, and sign out', async () => {
    const asked = await submit('/sign-up', { email_address: 'new@example.com', first_name: 'New' });
    const id = /name="id" value="(?<id>[^"]+)"/.exec(await asked.text())?.groups?.['id'] ?? '';
    const form = { id, strategy: 'email_code', code: emulator.outbox[0]?.code ?? '' };
    expect((await submit('/sign-up/code', { ...form, code: '1' })).status).toBe(422);
    expect((await submit('/sign-up/code', form)).status).toBe(303);
    expect(await whoIs()).toMatch(/^user_/);
    const out = await submit('/sign-out', {});
    expect(out.headers.get('location')).toContain(application);
    expect(await whoIs()).toBeUndefined();
  });

  it('sign up with a phone number and an email address, one code after another', async () => {
    const form = { email_address: 'new@example.com', phone_number: '+4915112345678' };
    const first = await (await submit('/sign-up', form)).text();
    const id = /name="id" value="(?<id>[^"]+)"/.exec(first)?.groups?.['id'] ?? '';
    const codeOf = (to: string) => emulator.outbox.find((message) => message.to === to)?.code ?? '';
    const email = { id, strategy: 'email_code', code: codeOf('new@example.com') };
    const second = await submit('/sign-up/code', email);
    const text = await second.text();
    expect(text).toContain('Code of the text message');
    expect(text).not.toContain('Code of the email');
    const phone = { id, strategy: 'phone_code', code: codeOf('+4915112345678') };
    expect((await submit('/sign-up/code', phone)).status).toBe(303);
    expect(await whoIs()).toMatch(/^user_/);
  });

  it('sign up with a phone number alone', async () => {
    const asked = await (
      await submit('/sign-up', { email_address: '', phone_number: '+15555550142' })
    ).text();
    const id = /name="id" value="(?<id>[^"]+)"/.exec(asked)?.groups?.['id'] ?? '';
    const form = { id, strategy: 'phone_code', code: '424242' };
    expect((await submit('/sign-up/code', form)).status).toBe(303);
  });

  it('keep the code of a sign-up that cannot be completed yet', async () => {
    const call = async (method: string, path: string, body: object) => {
      const headers = { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' };
      const init = { method, headers, body: JSON.stringify(body) };
      return (await fetch(`${emulator.url}/v1${path}`, init)).json() as Promise<{ id: string }>;
    };
    const { id: organization } = await call('POST', '/organizations', {
      name: 'Acme',
      created_by: 'user_ada',
    });
    const path = `/organizations/${organization}`;
    await call('POST', `${path}/invitations`, { email_address: 'new@example.com', role: 'org:member' });
    const ticket = new URL(emulator.outbox[0]?.url ?? '').searchParams.get('ticket') ?? '';
    const shown = await (await submit('/sign-up', { ticket, phone_number: '+15555550142' })).text();
    const id = /name="id" value="(?<id>[^"]+)"/.exec(shown)?.groups?.['id'] ?? '';
    const form = { id, strategy: 'phone_code', code: '424242' };
    await call('PATCH', path, { max_allowed_memberships: 1 });
    expect((await submit('/sign-up/code', form)).status).toBe(403);
    await call('PATCH', path, { max_allowed_memberships: 2 });
    expect((await submit('/sign-up/code', form)).status).toBe(303);
  });

  it('show the errors of a sign-up', async () => {
    const response = await submit('/sign-up', { email_address: 'ada@example.com' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Another record has this email_address.');
  });

  it('need a click to sign out', async () => {
    await submit('/sign-in', { user_id: 'user_ada' });
    await visitor.send(urlOf('/sign-out'));
    expect(await whoIs()).toBe('user_ada');
  });

  it('accept the link of a ticket', async () => {
    const created = await fetch(`${emulator.url}/v1/sign_in_tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: 'user_ada' }),
    });
    const { url, token } = (await created.json()) as { url: string; token: string };
    const link = await visitor.send(url);
    expect(link.headers.get('location')).toBe(`${emulator.url}/sign-in?__clerk_ticket=${token}`);
    await submit('/sign-in', { ticket: token }, { target: null });
    expect(await whoIs()).toBe('user_ada');
    expect((await visitor.send(`${emulator.url}/v1/tickets/accept?ticket=nonsense`)).status).toBe(400);
  });
});
