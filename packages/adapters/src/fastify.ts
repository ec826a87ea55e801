import type { AcceptsToken, AuthObjectFor } from '@x/auth-state';
import { ConfigError } from '@x/errors';
import { joinOptionNames, quote, readArgument } from '@x/errors/internal';
import type { FastifyInstance, FastifyReply, preHandlerAsyncHookHandler } from 'fastify';
import { readAdapterOptions } from './core/adapter-options.ts';
import { createRequirement, type RequireAuthOptions } from './core/create-requirement.ts';
import {
  authOf,
  type GetAuthOptions,
  type GuardedRequest,
  recall,
  remember,
} from './core/guarded-request.ts';
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
    app.addHook('onRequest', async (request, reply) => {
      const beforeAnswer = () => takeOver(reply);
      const guarded = await run({ message: request.raw, response: reply.raw, beforeAnswer });
      if (guarded !== null) {
        remember(request.raw, guarded);
      }
    });
  },
);

/** A plugin that is called by hand has no instance. */
function checkInstance(app: unknown): void {
  if (!readArgument('The instance', () => typeof Object(app).addHook === 'function')) {
    throw new ConfigError(
      `clerkPlugin takes an instance of Fastify, not ${quote(app)}. Register it: app.register(clerkPlugin, { clerk }).`,
    );
  }
}

/** Returns who sent the request. Throws a `ConfigError` without `clerkPlugin` in front of the route. */
export function getAuth<const Accepts extends AcceptsToken = 'session_token'>(
  request: { readonly raw: object },
  options: GetAuthOptions<Accepts> = {},
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

function recallRaw(request: unknown, caller: string): GuardedRequest {
  return recall(
    readArgument(`The argument of ${caller}`, () => Object(request).raw),
    caller,
  );
}

function checkReply(reply: unknown): void {
  const isReply = readArgument('The reply', () => {
    const { getHeaders, hijack, raw }: Partial<FastifyReply> = Object(reply);
    return [getHeaders, hijack, raw?.setHeader].every((method) => typeof method === 'function');
  });
  if (!isReply) {
    throw new ConfigError(`The hook of requireAuth takes a reply of Fastify, not ${quote(reply)}.`);
  }
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
