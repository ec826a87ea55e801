import type { AcceptsToken, AuthObjectFor } from '@x/auth-state';
import type { FastifyInstance, FastifyReply, preHandlerAsyncHookHandler } from 'fastify';
import { createRequirement, type RequireAuthOptions } from './core/create-requirement.ts';
import { authOf, type GetAuthOptions, recall, remember } from './core/guarded-request.ts';
import { createNodeGuard, type NodeAdapterOptions, type NodeClerkSource } from './node/create-node-guard.ts';
import { writeResponse } from './node/write-response.ts';

export type { RequireAuthOptions } from './core/create-requirement.ts';
export type { GetAuthOptions } from './core/guarded-request.ts';
export type { NodeAdapterOptions, NodeClerkSource } from './node/create-node-guard.ts';

/** The options of the plugin. */
export interface ClerkPluginOptions extends NodeAdapterOptions {
  /** The client, or a function that returns it for a request of Node. */
  clerk: NodeClerkSource;
}

/** The options of a registration, which Fastify passes to the plugin as well. */
interface Registration {
  readonly prefix?: unknown;
  readonly logLevel?: unknown;
  readonly logSerializers?: unknown;
}

/**
 * A plugin that authenticates each request. It answers handshakes, outages and, with `signedOut`, visitors who are signed
 * out. Register it before the routes that call `getAuth`: `app.register(clerkPlugin, { clerk })`.
 */
export const clerkPlugin = /* @__PURE__ */ forWholeInstance(
  async (app: FastifyInstance, given: ClerkPluginOptions) => {
    const {
      clerk,
      prefix: _prefix,
      logLevel: _logLevel,
      logSerializers: _logSerializers,
      ...options
    }: ClerkPluginOptions & Registration = given;
    const { run } = createNodeGuard(clerk, options, 'clerkPlugin');
    app.addHook('onRequest', async (request, reply) => {
      const beforeAnswer = () => takeOver(reply);
      const guarded = await run({ message: request.raw, response: reply.raw, beforeAnswer });
      if (guarded !== null) {
        remember(request.raw, guarded);
      }
    });
  },
);

/** Returns who sent the request. Throws a `ConfigError` without `clerkPlugin` in front of the route. */
export function getAuth<const Accepts extends AcceptsToken = 'session_token'>(
  request: { readonly raw: object },
  options: GetAuthOptions<Accepts> = {},
): AuthObjectFor<Accepts> {
  return authOf(recall(request.raw, 'getAuth'), options);
}

/** Creates a hook, such as `preHandler`, that answers visitors who are not signed in, or lack what the route requires. */
export function requireAuth(options: RequireAuthOptions = {}): preHandlerAsyncHookHandler {
  const requirement = createRequirement(options);
  return async (request, reply) => {
    const answer = await requirement(recall(request.raw, 'requireAuth'));
    if (answer !== null) {
      takeOver(reply);
      await writeResponse(answer, reply.raw);
    }
  };
}

/** The answer keeps the headers that hooks have set, such as those of CORS. */
function takeOver(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) {
      reply.raw.setHeader(name, value);
    }
  }
  reply.hijack();
}

/** Marks a plugin whose hooks count for the routes of the instance that registers it, as `fastify-plugin` does. */
function forWholeInstance<Plugin extends object>(plugin: Plugin): Plugin {
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: '@x/adapters',
  });
}
