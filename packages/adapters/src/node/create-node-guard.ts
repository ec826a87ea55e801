import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { AcceptsToken } from '@x/auth-state';
import { requireGlobals } from '@x/errors/internal';
import { type AdapterOptions, readAdapterOptions } from '../core/adapter-options.ts';
import {
  type ClerkSource,
  checkClient,
  createProxyRoute,
  createSourceGuard,
} from '../core/create-source-guard.ts';
import type { GuardedRequest } from '../core/guarded-request.ts';
import { checkMessage, checkResponse } from './check-exchange.ts';
import { finishOnWrite } from './finish-on-write.ts';
import { type FindOrigin, ORIGIN_OPTIONS, type OriginOptions, originOf } from './origin-of.ts';
import { createRequest, hasForbiddenMethod, type NodeRequest, readHead } from './to-request.ts';
import { writeResponse } from './write-response.ts';

/** The options of an adapter on Node. `clientAddress` of the proxy receives the request of Node after the other one. */
export interface NodeAdapterOptions<Accepts extends AcceptsToken = AcceptsToken>
  extends AdapterOptions<Accepts, [NodeRequest]>,
    OriginOptions {}

/** The client of an adapter on Node, or a function of the request of Node. */
export type NodeClerkSource<Bound extends AcceptsToken = AcceptsToken> = ClerkSource<[NodeRequest], Bound>;

/** A request and its response. */
export interface NodeExchange {
  readonly message: NodeRequest;
  readonly response: ServerResponse;
  /** Runs before the guard answers, for a framework that keeps headers of its own. */
  readonly beforeAnswer?: (() => void) | undefined;
}

/** The guard that all adapters on Node share. */
export interface NodeGuard {
  /** Resolves to null after the guard has answered, and otherwise to what the handler can know. */
  readonly run: (exchange: NodeExchange) => Promise<GuardedRequest | null>;
  readonly findOrigin: FindOrigin;
}

/** The answer of the guard or the proxy. Null if the handler answers. */
type NodeDecision =
  | { readonly answer: Response; readonly guarded?: never }
  | { readonly answer: null; readonly guarded: GuardedRequest };

export function createNodeGuard(clerk: NodeClerkSource, given: NodeAdapterOptions, owner: string): NodeGuard {
  checkClient(clerk, owner);
  const { origin, trustedProxies, forwardedHeaders, proxy, ...options } =
    readAdapterOptions<NodeAdapterOptions>(given, ORIGIN_OPTIONS, owner);
  const guard = createSourceGuard(clerk, options, owner);
  const findOrigin = originOf({ origin, trustedProxies, forwardedHeaders }, owner);
  const proxyRoute = createProxyRoute(proxy);

  const { cacheControl = 'private' } = options;

  async function decide(exchange: NodeExchange): Promise<NodeDecision> {
    const { message } = exchange;
    const head = readHead(message, findOrigin);
    if (proxyRoute?.matches(head)) {
      const answer = hasForbiddenMethod(message)
        ? new Response(null, { status: 405 })
        : await proxyRoute.handle(requestWithBody(exchange, findOrigin), [message]);
      return { answer };
    }
    const toRequest = () => createRequest(message, findOrigin, {});
    const { response, auth, state } = await guard({ head, toRequest }, [message]);
    return response === null
      ? { answer: null, guarded: { request: head, auth, state, isAnswered: false } }
      : { answer: response };
  }

  async function run(exchange: NodeExchange): Promise<GuardedRequest | null> {
    const { message, response, beforeAnswer } = exchange;
    checkMessage(message, owner);
    checkResponse(response, owner);
    requireGlobals('Headers', 'Response', 'URL');
    const { answer, guarded } = await decide(exchange);
    if (answer !== null) {
      beforeAnswer?.();
      await writeResponse(answer, response);
      return null;
    }
    finishOnWrite(response, guarded, cacheControl);
    return guarded;
  }

  return { run, findOrigin };
}

/** The Request of a handler: its body is the stream of Node, and its signal is aborted when the client goes away. */
export function requestWithBody(
  { message, response }: Pick<NodeExchange, 'message' | 'response'>,
  findOrigin: FindOrigin,
): Request {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort();
    }
  });
  const { signal } = controller;
  if (message.method === 'GET' || message.method === 'HEAD') {
    return createRequest(message, findOrigin, { signal });
  }
  if (message.readableDidRead) {
    // A body parser was faster. The body of the Request counts as used, so that reading it fails.
    const request = createRequest(message, findOrigin, { signal, body: '' });
    request.text().catch(() => {});
    return request;
  }
  // The types of the platform and of Node differ for the same stream.
  const body = Readable.toWeb(message) as ReadableStream<Uint8Array>;
  return createRequest(message, findOrigin, { signal, body });
}
