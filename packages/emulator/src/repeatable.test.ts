import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyToken } from '@x/jwt';
import { beforeAll, describe, expect, it } from 'vitest';
import { serve } from './command/run-command.test-support.ts';
import { createEmulator, type Emulator } from './index.ts';
import { createSeededBytes } from './keys/seeded-bytes.ts';
import { createTemporaryDirectory } from './temporary-directory.test-support.ts';

let directory: string;
beforeAll(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  return temporary.remove;
});

const seed = {
  plans: [{ slug: 'pro', features: ['export'] }],
  users: [
    { id: 'user_ada', emailAddress: ['ada@example.com'], plan: 'pro', publicMetadata: { a: [1, null] } },
    {},
  ],
  organizations: [{ name: 'Acme', createdBy: 'user_ada' }],
};

const yaml = `plans:
  - slug: pro
    features: [export]
users:
  - id: user_ada
    emailAddress: [ada@example.com]
    plan: pro
    publicMetadata: { a: [1, null] }
  - {}
organizations:
  - name: Acme
    createdBy: user_ada
`;

/** Serves, sends the same requests as every run, and resolves to all that the emulator answered. */
async function play(file: string, randomSeed = 'a'): Promise<unknown> {
  const args = ['--seed', file, '--random-seed', randomSeed, '--now', '2026-01-02T03:04:05Z'];
  const { child, exited, settings, call } = await serve(...args);
  const user = await call('POST', '/v1/users', { first_name: 'Bob' });
  const session = await call('POST', '/v1/sessions', { user_id: 'user_ada' });
  const { id } = Object(await session.clone().json());
  const token = await call('POST', `/v1/sessions/${id}/tokens`, {});
  const invitation = await call('POST', '/v1/invitations', { email_address: 'eve@example.com' });
  const snapshot = await call('GET', '/__emulator/snapshot');
  const answers = await Promise.all(
    [user, session, token, invitation, snapshot].map((answer) => answer.text()),
  );
  child.kill('SIGTERM');
  await exited;
  // The port is the only difference: each run has a free one, and a token has it as its issuer.
  const port = new URL(settings.CLERK_API_URL).port;
  const [, , minted = '', , ...rest] = answers;
  const claims = JSON.parse(atob(minted.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''));
  const { CLERK_SECRET_KEY, CLERK_JWT_KEY } = settings;
  const text = JSON.stringify({
    user: answers[0],
    session: answers[1],
    claims,
    invitation: answers[3],
    rest,
  });
  return { CLERK_SECRET_KEY, CLERK_JWT_KEY, text: text.replaceAll(port, '<port>') };
}

describe('two processes', () => {
  it('with the same sources answer the same, from a seed in JSON and in YAML', async () => {
    const [json, other] = [join(directory, 'seed.json'), join(directory, 'seed.yaml')];
    await writeFile(json, JSON.stringify(seed));
    await writeFile(other, yaml);
    const first = await play(json);
    expect(await play(json)).toEqual(first);
    expect(await play(other)).toEqual(first);
    expect(await play(json, 'b')).not.toEqual(first);
  });
});

describe('two emulators', () => {
  it('with the same sources have the same ids, keys, times and tokens', async () => {
    const now = () => Date.parse('2026-01-02T03:04:05Z');
    const [{ signingKey }] = await Promise.all([createEmulator({ port: false }).then((one) => one.export())]);
    const run = async () => {
      const randomBytes = createSeededBytes('a');
      const emulator = await createEmulator({ port: false, now, randomBytes, signingKey, seed });
      const signedIn = await emulator.signIn('user_ada');
      return { signedIn, exported: emulator.export() };
    };
    expect(await run()).toEqual(await run());
  });
});

describe('a rotation of the signing key', () => {
  const kidsOf = ({ jwks }: Emulator) => jwks.keys.map(({ kid }) => kid);

  it('publishes the previous key next to the new one, so that both tokens are valid', async () => {
    const emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
    const before = await emulator.signIn('user_ada');
    const [old] = kidsOf(emulator);
    await emulator.rotateSigningKey();
    const after = await emulator.signIn('user_ada');
    const kids = kidsOf(emulator);
    expect(kids).toHaveLength(2);
    expect(kids[1]).toBe(old);
    const options = { secretKey: emulator.secretKey, apiUrl: emulator.url };
    for (const { token } of [before, after]) {
      const { result } = await verifyToken(token, options);
      expect(result?.sub).toBe('user_ada');
    }
    for (const path of ['/.well-known/jwks.json', '/v1/jwks']) {
      const headers = { authorization: `Bearer ${emulator.secretKey}` };
      const { keys } = Object(await (await fetch(`${emulator.url}${path}`, { headers })).json());
      expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual(kids);
    }
    await emulator.rotateSigningKey();
    expect(kidsOf(emulator)).toHaveLength(2);
    expect(kidsOf(emulator)).not.toContain(old);
    await emulator.close();
  });
});
