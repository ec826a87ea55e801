import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

const PUBLISHABLE_KEY = `pk_test_${Buffer.from('clerk.example.com$').toString('base64')}`;

/** Uses the given copy of the package. `otherErrors` is `@x/backend/errors` of the other module format. */
export async function scenario({ backend, errors, jwt, internal, webhooks, manifest, otherErrors }) {
  assert.equal(manifest.name, '@x/backend');
  const { jwtKey, token } = await signIn(jwt);
  const client = backend.createClerkClient({
    secretKey: 'sk_test_packaging',
    publishableKey: PUBLISHABLE_KEY,
    jwtKey,
    apiUrl: await closedPort(),
  });

  const failed = await client.users.getUser('user_1', { retry: false });
  assert.equal(failed.data, null);
  assert.equal(failed.meta.status, null);
  for (const copy of [errors, otherErrors]) {
    assert.equal(copy.isClerkError(failed.errors[0]), true);
    assert.throws(() => copy.unwrap(failed), copy.isClerkAPIResponseError);
  }

  assert.equal((await client.verifyToken(token)).result.sub, 'user_1');
  assert.equal((await backend.verifyToken(token, { jwtKey })).result.sub, 'user_1');
  const { result, error } = await backend.verifyToken(`${token}x`, { jwtKey });
  assert.equal(result, null);
  assert.equal(otherErrors.isClerkError(error), true);

  const request = new Request('https://example.com/', { headers: { authorization: `Bearer ${token}` } });
  for (const authenticate of [client.authenticateRequest, withOptions(internal, jwtKey)]) {
    const state = await authenticate(request);
    assert.equal(state.status, internal.AuthStatus.SignedIn);
    assert.equal(state.toAuth().userId, 'user_1');
  }
  assert.equal(
    client.debugRequestState(await client.authenticateRequest(new Request(request.url))).isSignedIn,
    false,
  );
  assert.throws(() => backend.createClerkClient({ publishableKey: 'pk_unknown' }), errors.isClerkError);
  await verifyDelivery(webhooks, otherErrors);
}

/** Signs and verifies a delivery, and one that was changed. */
async function verifyDelivery({ signWebhook, verifyWebhook }, { isClerkError }) {
  const options = { signingSecret: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3' };
  const { headers, body } = await signWebhook({ type: 'user.deleted', data: { id: 'user_1' } }, options);
  const request = new Request('https://example.com/', { method: 'POST', headers, body });
  assert.equal((await verifyWebhook(request, options)).result.data.id, 'user_1');
  const { error } = await verifyWebhook({ headers, body: `${body} ` }, options);
  assert.equal(error.reason, 'signature-mismatch');
  assert.equal(isClerkError(error), true);
}

function withOptions({ authenticateRequest }, jwtKey) {
  const options = { secretKey: 'sk_test_packaging', publishableKey: PUBLISHABLE_KEY, jwtKey };
  return (request) => authenticateRequest(request, options);
}

async function signIn({ signJwt }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims = { sub: 'user_1', sid: 'sess_1', iss: 'https://clerk.example.com', exp: nowSeconds + 60 };
  const { result: token } = await signJwt(
    { ...claims, nbf: nowSeconds },
    privateKey.export({ format: 'jwk' }),
    {
      algorithm: 'RS256',
    },
  );
  return { token, jwtKey: publicKey.export({ type: 'spki', format: 'pem' }) };
}

/** Returns an origin that refuses connections: its port was just closed. */
async function closedPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}
