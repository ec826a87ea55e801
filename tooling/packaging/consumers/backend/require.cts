import backend = require('@x/backend');
import errors = require('@x/backend/errors');
import internal = require('@x/backend/internal');
import jwt = require('@x/backend/jwt');
import webhooks = require('@x/backend/webhooks');

const client = backend.createClerkClient({ secretKey: 'sk_test_packaging' });

export async function userId(request: Request): Promise<string | null> {
  const state = await client.authenticateRequest(request);
  const direct = await internal.authenticateRequest(request, { secretKey: 'sk_test_packaging' });
  return direct.isSignedIn && state.isSignedIn ? (state.toAuth()?.userId ?? null) : null;
}

export async function firstError(): Promise<string> {
  const result = await client.users.getUser('user_1');
  return result.errors ? result.errors[0].code : errors.unwrap(result).id;
}

export const decoded = jwt.decodeJwt('').error?.reason;

export async function eventType(request: Request): Promise<string> {
  return errors.unwrap(await webhooks.verifyWebhook(request, { signingSecret: 'whsec_YWJj' })).type;
}
