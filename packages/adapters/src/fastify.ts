import type { AcceptsToken, AuthObjectFor } from '@x/auth-state';
import { joinOptionNames } from '@x/errors/internal';
import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import { readAdapterOptions } from './core/adapter-options.ts';
import { createRequirement, type RequireAuthOptions } from './core/create-requirement.ts';
import { authOf, type GetAuthOptions, remember } from './core/guarded-request.ts';
import { checkInstance, forWholeInstance } from './fastify/instance.ts';
import { recallRaw } from './fastify/recall-raw.ts';
import { checkReply, takeOver } from './fastify/reply.ts';
import { sendCookiesOnUpgrade } from './fastify/send-cookies-on-upgrade.ts';
import { createNodeGuard, type NodeAdapterOptions, type NodeClerkSource } from './node/create-node-guard.ts';
import { ORIGIN_OPTIONS, type OriginOptions } from './node/origin-of.ts';
import { writeResponse } from './node/write-response.ts';

export type { RequireAuthOptions } from './core/create-requirement.ts';
export type { GetAuthOptions } from './core/guarded-request.ts';
export type * from './core/result-types.ts';
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

const PLUGIN_OPTIONS: Readonly<Record<keyof OriginOptions | keyof Registration | 'clerk', true>> =
  /* @__PURE__ */ joinOptionNames(ORIGIN_OPTIONS, {
    clerk: true,
    prefix: true,
    logLevel: true,
    logSerializers: true,
  });

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
    } = readAdapterOptions<ClerkPluginOptions & Registration>(given, PLUGIN_OPTIONS, 'clerkPlugin');
    const { run } = createNodeGuard(clerk as NodeClerkSource, options, 'clerkPlugin');
    checkInstance(app);
    sendCookiesOnUpgrade(app);
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
  request: {
    /** The message of `node:http`, which the plugin remembers. */
    readonly raw: object;
  },
  options?: GetAuthOptions<Accepts>,
): AuthObjectFor<Accepts> {
  return authOf(recallRaw(request, 'getAuth'), options);
}

/**
 * Creates a hook, such as `preHandler`, that answers visitors who are not signed in, or lack what the route requires.
 * CORS preflights pass, since browsers send them without credentials: a handler of all methods must check the user itself.
 */
export function requireAuth(options: RequireAuthOptions = {}): preHandlerAsyncHookHandler {
  const requirement = createRequirement(options);
  return async (request, reply) => {
    const answer = requirement(recallRaw(request, 'requireAuth'));
    if (answer !== null) {
      checkReply(reply);
      takeOver(reply);
      await writeResponse(answer, reply.raw);
    }
  };
}
