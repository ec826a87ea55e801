import { ConfigError } from '@x/errors';
import type { Context } from 'hono';
import { isObject } from '../json/is-object.ts';
import type { ControlEnv } from './control-env.ts';

/** Resolves to the JSON object in the body of a request. Rejects with a `ConfigError` for anything else. */
export async function readBody(c: Context<ControlEnv>): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (!isObject(body)) throw new ConfigError('The body must be a JSON object.');
  return body;
}
