import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import type { FastifyReply } from 'fastify';

/** Throws a `ConfigError` for a value that is not a reply, such as a response of Node. */
export function checkReply(reply: unknown): void {
  const isReply = readArgument('The reply', () => {
    const { getHeaders, hijack, raw }: Partial<FastifyReply> = Object(reply);
    return [getHeaders, hijack, raw?.setHeader].every((method) => typeof method === 'function');
  });
  if (!isReply) {
    throw new ConfigError(`The hook of requireAuth takes a reply of Fastify, not ${quote(reply)}.`);
  }
}

/** Takes the response over from Fastify. It keeps the headers that hooks have set, such as those of CORS. */
export function takeOver(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) {
      reply.raw.setHeader(name, value);
    }
  }
  reply.hijack();
}
