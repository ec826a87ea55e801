import type { ServerResponse } from 'node:http';
import type { AcceptsToken, AuthObjectFor, RequestStateFor } from '@x/auth-state';
import {
  createNodeGuard,
  type NodeAdapterOptions,
  type NodeClerkSource,
  requestWithBody,
} from './create-node-guard.ts';
import { originOf } from './origin-of.ts';
import type { NodeRequest } from './to-request.ts';
import { writeResponse } from './write-response.ts';

/** What a handler knows of the visitor. */
export interface HandlerContext<Accepts extends AcceptsToken> {
  readonly auth: AuthObjectFor<Accepts>;
  readonly state: RequestStateFor<Accepts>;
}

export interface HandlerOptions<Accepts extends AcceptsToken> extends NodeAdapterOptions<Accepts> {
  /** Returns the response for an error of the handler or of the client. Default: an empty response with the status 500. */
  onError?: ((error: unknown) => Response | Promise<Response>) | undefined;
}

/**
 * Creates a listener for `node:http`, HTTPS or HTTP/2 from a handler that takes a web `Request`.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { createHandler } from '@x/adapters/node';
 * import { createClerkClient } from '@x/backend';
 *
 * const clerk = createClerkClient({ secretKey: 'sk_test_1', publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k' });
 * const handler = createHandler(clerk, async (request, { auth }) => Response.json({ user: auth.userId }));
 * createServer(handler);
 * ```
 */
export function createHandler<
  Bound extends AcceptsToken = 'session_token',
  const Accepts extends AcceptsToken = Bound,
>(
  clerk: NodeClerkSource<Bound>,
  handler: (request: Request, context: HandlerContext<Accepts>) => Response | Promise<Response>,
  options: HandlerOptions<Accepts> = {},
): (message: NodeRequest, response: ServerResponse) => Promise<void> {
  const { onError = serverError, ...adapterOptions } = options;
  // The guard reads any client in the same way.
  const guard = createNodeGuard(clerk as NodeClerkSource, adapterOptions);
  const findOrigin = originOf(options);
  async function respond(message: NodeRequest, response: ServerResponse): Promise<void> {
    const guarded = await guard({ message, response });
    if (guarded !== null) {
      const { auth, state } = guarded;
      const request = requestWithBody({ message, response }, findOrigin);
      // The state of the client has the types that the options accept.
      await writeResponse(await handler(request, { auth, state } as HandlerContext<Accepts>), response);
    }
  }
  return async (message, response) => {
    try {
      await respond(message, response);
    } catch (error) {
      await writeResponse(await onErrorSafely(onError, error), response);
    }
  };
}

function serverError(): Response {
  return new Response(null, { status: 500 });
}

async function onErrorSafely(
  onError: (error: unknown) => Response | Promise<Response>,
  error: unknown,
): Promise<Response> {
  try {
    return await onError(error);
  } catch {
    return serverError();
  }
}
