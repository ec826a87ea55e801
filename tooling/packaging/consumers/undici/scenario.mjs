import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const USER = JSON.stringify({ object: 'user', id: 'user_1', first_name: 'Zoë' });

/** Calls a server through undici: concurrently, with a file, with gzip, with a timeout, and after it has closed. */
export async function scenario({ createBackendApiClient }, { createUndiciFetch }) {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const type = { 'content-type': 'application/json' };
    if (request.url === '/v1/users/user_hangs') {
      response.writeHead(200, type).write('{');
    } else if (request.url === '/v1/users/user_packed') {
      response.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(gzipSync(USER));
    } else if (request.url === '/v1/instance') {
      response.writeHead(204).end();
    } else if (request.method === 'POST') {
      response.writeHead(/form-data; name="file"; filename="/.test(body) ? 200 : 422, type).end(USER);
    } else {
      response.writeHead(200, type).end(USER);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const { fetch } = createUndiciFetch({ connections: 2 });
  const apiUrl = `http://127.0.0.1:${server.address().port}`;
  const api = createBackendApiClient({ secretKey: 'sk_test_1', apiUrl, fetch, retry: false });

  const users = await Promise.all(Array.from({ length: 20 }, () => api.users.getUser('user_1')));
  assert.deepEqual(new Set(users.map(({ data }) => data.firstName)), new Set(['Zoë']));
  assert.equal((await api.users.getUser('user_packed')).data.firstName, 'Zoë');
  const file = new Blob(['pixels'], { type: 'image/png' });
  assert.equal((await api.users.updateUserProfileImage('user_1', { file })).errors, null);
  assert.equal((await api.instance.update({ hibp: true })).meta.status, 204);
  const hung = await api.users.getUser('user_hangs', { timeoutInMs: 50 });
  assert.equal(hung.errors[0].code, 'request-timeout');

  // Open connections must not keep the process alive.
  server.close();
  server.closeIdleConnections();
  const down = await api.users.getUser('user_1');
  assert.equal(down.errors[0].code, 'network-error');
}
