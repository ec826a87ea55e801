import { createRequire } from 'node:module';
import { createMisbehavingServer, type MisbehavingServer, ok, status } from '@tooling/misbehaving-server';
import { unwrap } from '@x/errors';
import { decodeJwt } from '@x/jwt';
import { isClerkAPIResponseError } from 'clerk-latest/errors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { impatient } from './clients.ts';

type Guard = (error: unknown) => boolean;

// The reference SDK does not export all guards of the package that the other SDKs import them from.
const requireOfReference = createRequire(createRequire(import.meta.url).resolve('clerk-latest'));
const { isClerkError, isClerkAPIError } = requireOfReference('@clerk/shared/error') as Record<string, Guard>;

let server: MisbehavingServer;
beforeAll(async () => {
  const errors = [{ code: 'resource_not_found', message: 'not found', long_message: 'No such user.' }];
  server = await createMisbehavingServer(({ path }) =>
    path.includes('missing') ? status(404, { json: { errors, clerk_trace_id: 'trace_1' } }) : ok({}),
  );
});
afterAll(() => server.close());

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

it('the guards of the official SDKs recognise the error that unwrap throws for a call', async () => {
  const result = await impatient(server.url).users.getUser('missing');
  const error = thrownBy(() => unwrap(result));
  expect(isClerkAPIResponseError(error)).toBe(true);
  expect(isClerkError?.(error)).toBe(true);
  expect(isClerkAPIError?.(result.errors?.[0])).toBe(true);
  // The fields that programs read after the guard.
  expect(error).toMatchObject({
    status: 404,
    clerkTraceId: 'trace_1',
    errors: [{ code: 'resource_not_found', message: 'not found', longMessage: 'No such user.' }],
  });
});

it('the guards of the official SDKs distinguish other errors from it', async () => {
  const tokenError = thrownBy(() => unwrap(decodeJwt('no.token')));
  const configError = await impatient(server.url)
    .users.getUser('')
    .catch((error: unknown) => error);
  for (const error of [tokenError, configError]) {
    expect(isClerkError?.(error)).toBe(true);
    expect(isClerkAPIResponseError(error as Error)).toBe(false);
  }
});
