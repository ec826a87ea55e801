import { createClerkClient, verifyToken } from '@x/backend';
import {
  type ApiListResult,
  type ApiResult,
  type ClerkAPIError,
  isClerkAPIResponseError,
  isClerkError,
  type JwtResult,
  type ResponseMeta,
  unwrap,
} from '@x/backend/errors';
import { AuthStatus, authenticateRequest, sanitizeAuthObject } from '@x/backend/internal';
import { decodeJwt, type JwtPayload, verifyJwt } from '@x/backend/jwt';
import { verifyWebhook, type WebhookEvent } from '@x/backend/webhooks';

declare global {
  interface UserPublicMetadata {
    plan?: 'free' | 'paid';
  }
}

const client = createClerkClient({ secretKey: 'sk_test_packaging', publishableKey: 'pk_test_packaging' });

export async function narrowByDestructuring(id: string): Promise<string> {
  const { data: user, errors, meta } = await client.users.getUser(id);
  const traceId: string | null = meta.clerkTraceId;
  if (errors) {
    const first: ClerkAPIError = errors[0];
    const absent: null = user;
    return `${first.code} ${first.longMessage ?? first.message} ${traceId ?? String(absent)}`;
  }
  const plan: 'free' | 'paid' | undefined = user.publicMetadata.plan;
  const other: unknown = user.publicMetadata['other'];
  return `${user.id} ${plan ?? String(other)}`;
}

export async function narrowByComparison(): Promise<number> {
  const { data: users, errors, totalCount } = await client.users.getUserList({ limit: 20 });
  if (errors !== null) {
    return errors.length;
  }
  return users.map((user) => user.id).length + (totalCount ?? 0);
}

/** Typed metadata is merged, and `null` deletes a key. */
export async function forgetPlan(id: string): Promise<boolean> {
  const { errors } = await client.users.updateUserMetadata(id, {
    publicMetadata: { plan: null, other: { nested: null } },
  });
  return errors === null;
}

// Types that the compiler infers, and that this module exports.
export const { users, withOptions } = client;
export const { getUser } = client.users;
export const authOf = async (request: Request) => (await client.authenticateRequest(request)).toAuth();
export const machineOf = async (request: Request) =>
  (await client.authenticateRequest(request, { acceptsToken: ['api_key', 'm2m_token'] })).toAuth();

export async function narrowTokens(token: string, key: string): Promise<string> {
  const { result, error } = await verifyToken(token, { jwtKey: key });
  if (error) {
    return error.reason;
  }
  const bound: JwtResult<JwtPayload> = await client.verifyToken(token);
  const local = await verifyJwt(token, { key });
  return `${result.sub} ${bound.result?.sub} ${local.error === null ? local.result.sub : ''}`;
}

export async function preferExceptions(id: string): Promise<string> {
  try {
    return unwrap(await client.users.getUser(id)).id + unwrap(decodeJwt(id)).raw.text;
  } catch (error) {
    if (isClerkAPIResponseError(error)) {
      return `${error.status ?? 'no status'} ${error.errors.length}`;
    }
    return isClerkError(error) ? error.code : 'unknown';
  }
}

export async function authenticate(request: Request): Promise<Response> {
  const state = await client.authenticateRequest(request, { authorizedParties: ['https://example.com'] });
  if (state.status === AuthStatus.Handshake) {
    return new Response(null, { status: 307, headers: state.headers });
  }
  const direct = await authenticateRequest({ request, secretKey: 'sk_test_packaging' });
  const auth = state.toAuth();
  return Response.json({ auth: auth && sanitizeAuthObject(auth), reason: direct.reason });
}

/** Code that uses the result types without a client. */
export function describe(result: ApiResult<{ id: string }>, list: ApiListResult<number>): string {
  const meta: ResponseMeta = result.meta;
  const sum = list.data?.reduce((total, count) => total + count, 0) ?? list.errors?.[0].code;
  return `${meta.attempts} ${sum} ${list.totalCount}`;
}

export async function receive(request: Request): Promise<Response> {
  const { result: event, error } = await verifyWebhook(request, {
    signingSecret: 'whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY',
  });
  return error ? new Response(error.reason, { status: error.status }) : new Response(describeEvent(event));
}

function describeEvent(event: WebhookEvent): string {
  switch (event.type) {
    case 'user.created':
      return `${event.data.email_addresses[0]?.email_address} ${event.data.public_metadata.plan}`;
    case 'user.deleted':
      return event.data.id ?? 'unknown';
    default:
      return `${event.type} ${String(event.data['id'])}`;
  }
}
