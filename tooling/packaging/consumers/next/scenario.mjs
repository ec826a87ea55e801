import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
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
  const { headers, cookieHeader } = await emulator.signIn('user_ada', { expiresInSeconds: 3_600 });
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

  const cached = await startCache();
  const visitors = [{}, headers, { cookie: cookieHeader }, page, {}, headers];
  const foreignAt = async (path) => {
    const foreign = [];
    for (const visitor of visitors) {
      const [own, seen] = [await answerOf(url + path, visitor), await answerOf(cached.url + path, visitor)];
      if (seen !== own) {
        foreign.push({ path, seen, own });
      }
    }
    return foreign;
  };
  // It shows that the cache stores what it may.
  assert.notDeepEqual(await foreignAt('/unguarded'), []);
  for (const path of ['/who', '/page', '/cacheable']) {
    assert.deepEqual(await foreignAt(path), []);
  }
  cached.close();
} finally {
  server.kill();
  await emulator.close();
}
console.log('done');

/** The parts of an answer that differ between visitors. */
async function answerOf(target, visitorHeaders) {
  const response = await fetch(target, { headers: visitorHeaders, redirect: 'manual' });
  const text = await response.text();
  // A page has more that changes.
  const body = text.includes('<html') ? text.includes('user_ada') : text;
  const [location] = (response.headers.get('location') ?? '').split('?');
  return JSON.stringify([response.status, location, body]);
}

/** Starts a careless shared cache: it ignores Vary, and stores each response that is neither private nor no-store. */
async function startCache() {
  const stored = new Map();
  const cache = createHttpServer(async (request, response) => {
    const { connection: _, host: __, ...forwarded } = request.headers;
    if (!stored.has(request.url)) {
      const fresh = await fetch(url + request.url, { headers: forwarded, redirect: 'manual' });
      const entry = { status: fresh.status, headers: fresh.headers, body: await fresh.text() };
      const control = fresh.headers.get('cache-control') ?? '';
      if (/\b(?:no-store|private)\b/.test(control)) {
        return send(entry, response);
      }
      stored.set(request.url, entry);
    }
    return send(stored.get(request.url), response);
  }).listen(0, '127.0.0.1');
  await once(cache, 'listening');
  return { url: `http://127.0.0.1:${cache.address().port}`, close: () => cache.close() };
}

function send({ status, headers: stored, body }, response) {
  const location = stored.get('location');
  response.writeHead(status, location === null ? {} : { location }).end(body);
}

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
