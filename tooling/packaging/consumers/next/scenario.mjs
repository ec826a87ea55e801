import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createEmulator } from '@x/emulator';

const emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
const port = await freePort();
const server = spawn(
  process.execPath,
  ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
  {
    env: { ...process.env, ...emulator.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
const url = `http://127.0.0.1:${port}`;

try {
  await untilItAnswers();
  const { headers, cookieHeader } = await emulator.signIn('user_ada');
  const expired = await emulator.signIn('user_ada', { expiresInSeconds: -60 });
  const who = async (init) => (await fetch(`${url}/who`, init)).json();

  assert.deepEqual(await who(), { userId: null, isAuthenticated: false });
  assert.deepEqual(await who({ headers }), { userId: 'user_ada', isAuthenticated: true });
  assert.deepEqual(await who({ headers: { cookie: cookieHeader } }), {
    userId: 'user_ada',
    isAuthenticated: true,
  });
  assert.match(await (await fetch(`${url}/page`, { headers })).text(), /user_ada/);

  const page = { accept: 'text/html', 'sec-fetch-dest': 'document', cookie: expired.cookieHeader };
  const handshake = await fetch(`${url}/page`, { headers: page, redirect: 'manual' });
  assert.equal(handshake.status, 307);
  assert.match(handshake.headers.get('location') ?? '', /\/v1\/client\/handshake\?/);

  // A stranger repeats the headers that the middleware sets.
  const spoofed = {
    'x-clerk-sealed-state': 'x',
    'x-clerk-auth-status': 'signed-in',
    'x-clerk-user-id': 'user_ada',
  };
  assert.deepEqual(await who({ headers: spoofed }), { userId: null, isAuthenticated: false });

  const visits = Array.from({ length: 60 }, async (_, index) => {
    const isSignedIn = index % 2 === 0;
    const { userId } = await who(isSignedIn ? { headers } : {});
    assert.equal(userId, isSignedIn ? 'user_ada' : null);
  });
  await Promise.all(visits);
} finally {
  server.kill();
  await emulator.close();
}
console.log('done');

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address();
  probe.close();
  return free;
}

async function untilItAnswers() {
  for (let attempt = 0; attempt < 150; attempt++) {
    const response = await fetch(`${url}/who`).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server does not answer.');
}
