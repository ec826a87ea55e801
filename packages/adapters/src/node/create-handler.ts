import type { ServerResponse } from 'node:http';
import type { AcceptsToken } from '@x/auth-state';
import { ConfigError } from '@x/errors';
import { quote, requireGlobals } from '@x/errors/internal';
import { readAdapterOptions } from '../core/adapter-options.ts';
import type { HandlerContext } from '../core/handler-context.ts';
import { checkMessage, checkResponse } from './check-exchange.ts';
import {
  createNodeGuard,
  type NodeAdapterOptions,
  type NodeClerkSource,
  requestWithBody,
} from './create-node-guard.ts';
import { ORIGIN_OPTIONS } from './origin-of.ts';
import { hasForbiddenMethod, type NodeRequest } from './to-request.ts';
import { writeResponse } from './write-response.ts';

/** The options of `createHandler`. */
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
  const { onError = serverError, ...adapterOptions } = readAdapterOptions<HandlerOptions<Accepts>>(
    options,
    { ...ORIGIN_OPTIONS, onError: true },
    'createHandler',
  );
  if (typeof handler !== 'function') {
    throw new ConfigError(
      `createHandler takes a handler as its second argument: a function, not ${quote(handler)}.`,
    );
  }
  if (typeof onError !== 'function') {
    throw new ConfigError(`Option "onError" must be a function, not ${quote(onError)}.`);
  }
  // The guard reads any client in the same way.
  const { run, findOrigin } = createNodeGuard(clerk as NodeClerkSource, adapterOptions, 'createHandler');
  async function respond(message: NodeRequest, response: ServerResponse): Promise<Response | null> {
    const guarded = await run({ message, response });
    if (guarded === null) {
      return null;
    }
    if (hasForbiddenMethod(message)) {
      return new Response(null, { status: 405 });
    }
    const { auth, state } = guarded;
    const request = requestWithBody({ message, response }, findOrigin);
    // The state of the client has the types that the options accept.
    return handler(request, { auth, state } as HandlerContext<Accepts>);
  }
  return async (message, response) => {
    checkMessage(message, 'The listener of createHandler');
    checkResponse(response, 'The listener of createHandler');
    try {
      const answer = await respond(message, response);
      if (answer !== null) {
        await writeResponse(answer, response);
      }
    } catch (error) {
      await writeErrorResponse(error, response, onError);
    }
  };
}

function serverError(): Response {
  requireGlobals('Response');
  return new Response(null, { status: 500 });
}

/** Never rejects: an error of the function is answered as an error is without it. */
async function writeErrorResponse(
  error: unknown,
  response: ServerResponse,
  onError: (error: unknown) => Response | Promise<Response>,
): Promise<void> {
  try {
    await writeResponse(await onError(error), response);
  } catch {
    await writeResponse(serverError(), response).catch(() => response.destroy());
  }
}
