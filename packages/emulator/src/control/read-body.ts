import { ConfigError } from '@x/errors';
import type { Context } from 'hono';
import { BODY_LIMITS, type BodyLimit, readText } from '../engine/read-bytes.ts';
import { isObject } from '../json/is-object.ts';
import type { ControlEnv } from './control-env.ts';

/** Resolves to the JSON object in the body of a request. Rejects with a `ConfigError` for anything else. */
export async function readBody(
  c: Context<ControlEnv>,
  limit: BodyLimit = BODY_LIMITS.fields,
): Promise<Record<string, unknown>> {
  const body = parseJson(await readText(c.req.raw, limit));
  if (!isObject(body)) throw new ConfigError('The body must be a JSON object.');
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
