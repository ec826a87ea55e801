// Pure
import type { RequestAttributes } from './emit.ts';

/** The address of a client that no proxy names: the emulator listens on loopback. */
const LOOPBACK = '127.0.0.1';

/** Returns what an event says of the request that caused it. */
export function attributesOf({ headers }: Request): RequestAttributes {
  const [forwarded = ''] = (headers.get('x-forwarded-for') ?? '').split(',');
  return { client_ip: forwarded.trim() || LOOPBACK, user_agent: headers.get('user-agent') ?? '' };
}
