const { createServer } = require('node:http');

function routesOf({ adapters, webhooks, clerk, signingSecret, received }) {
  const answerNotes = (_request, { auth }) => Response.json({ of: auth.userId });
  return {
    '/notes': adapters.withAuth(clerk, answerNotes, { signedOut: 'unauthorized' }),
    '/webhooks': async (request) => {
      const { result, error } = await webhooks.verifyWebhook(request, { signingSecret });
      received.push(error?.code ?? result.type);
      return new Response(null, { status: error ? error.status : 204 });
    },
  };
}

/** Uploads a picture over loopback and in this process, with the classes of this environment. */
async function uploadPicture({ clerk, emulator }) {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
  const file = new Blob([picture], { type: 'image/png' });
  const { errors } = await clerk.users.updateUserProfileImage('user_ada', { file });
  const body = new FormData();
  body.append('file', file);
  const { status } = await emulator.fetch(`${emulator.url}/v1/users/user_ada/profile_image`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.secretKey}` },
    body,
  });
  return [errors, status];
}

/** Calls the emulator in this process, with the classes of this environment. */
async function callInProcess({ fetch, url, secretKey }) {
  const authorization = `Bearer ${secretKey}`;
  const created = await fetch(
    new Request(`${url}/v1/users`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ first_name: 'Bob' }),
    }),
  );
  const { signal } = new AbortController();
  const listed = await fetch(`${url}/v1/users`, { headers: { authorization }, signal });
  return [created.status, listed.status];
}

/** Serves an application with a guard, webhooks and the proxy in this environment, and requests it over loopback. */
exports.application = async ({ backend, emulator: { createEmulator }, adapters, webhooks, proxy }) => {
  const server = createServer((request, response) => listener(request, response));
  let listener;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;

  const emulator = await createEmulator({
    seed: { users: [{ id: 'user_ada', emailAddress: 'ada@example.com' }] },
    webhooks: [{ url: `${origin}/webhooks` }],
  });
  try {
    const { secretKey, publishableKey, url: apiUrl, frontendApiUrl } = emulator;
    const clerk = backend.createClerkClient({ secretKey, publishableKey, apiUrl });
    const { signingSecret } = emulator.webhooks;
    const forward = proxy.createFrontendApiProxy({
      publishableKey,
      secretKey,
      frontendApiUrl,
      proxyUrl: '/__clerk',
      clientAddress: () => '192.0.2.1',
    });
    const received = [];
    const routes = routesOf({ adapters, webhooks, clerk, signingSecret, received });
    listener = adapters.createHandler(clerk, (request) => {
      const { pathname } = new URL(request.url);
      return pathname.startsWith('/__clerk') ? forward(request) : routes[pathname](request);
    });

    const { headers } = await emulator.signIn('user_ada');
    await emulator.webhooks.waitFor('session.created');
    const signedIn = await fetch(`${origin}/notes`, { headers });
    const signedOut = await fetch(`${origin}/notes`);
    const direct = await routes['/notes'](new Request(`${origin}/notes`, { headers }));
    await clerk.users.updateUser('user_ada', { firstName: 'Ada' });
    await emulator.webhooks.waitFor('user.updated');
    const uploads = await uploadPicture({ clerk, emulator });
    const jwks = await fetch(`${origin}/__clerk/.well-known/jwks.json`);
    return {
      signedIn: await signedIn.json(),
      signedOut: signedOut.status,
      direct: await direct.json(),
      received: [...new Set(received)].sort(),
      keys: (await jwks.json()).keys.length,
      inProcess: await callInProcess(emulator),
      uploads,
    };
  } finally {
    await emulator.close();
    server.closeAllConnections();
    server.close();
  }
};

exports.expectedOfApplication = {
  signedIn: { of: 'user_ada' },
  signedOut: 401,
  direct: { of: 'user_ada' },
  received: ['session.created', 'user.updated'],
  keys: 1,
  inProcess: [200, 200],
  uploads: [null, 200],
};
