// An application with the official SDK for Express. Prints the package that the SDK gets as `@clerk/backend`.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { createEmulator } from '@x/emulator';
import express from 'express';

const emulator = await createEmulator({
  seed: { users: [{ id: 'user_ada', firstName: 'Ada', lastName: 'Lovelace' }] },
});
// The SDK reads the environment when it is imported.
Object.assign(process.env, emulator.env, { CLERK_TELEMETRY_DISABLED: '1' });
const { clerkClient, clerkMiddleware, getAuth } = await import('@clerk/express');

const app = express();
app.use(clerkMiddleware());
app.get('/', async (request, response) => {
  const { userId } = getAuth(request);
  const user = userId === null ? null : await clerkClient.users.getUser(userId);
  response.json({ userId, fullName: user?.fullName ?? null });
});
const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const get = async (headers) => (await fetch(url, { headers })).json();

try {
  const { headers } = await emulator.signIn('user_ada');
  assert.deepEqual(await get({}), { userId: null, fullName: null });
  assert.deepEqual(await get(headers), { userId: 'user_ada', fullName: 'Ada Lovelace' });
} finally {
  server.close();
  server.closeAllConnections();
  await emulator.close();
}

const sdk = createRequire(createRequire(import.meta.url).resolve('@clerk/express'));
console.info(sdk('@clerk/backend/package.json').name);
