import { apiFault } from './errors.ts';
import { isObject } from './fields.ts';

const maximumLength = 1024 * 1024;
const maximumDepth = 100;
const jsonMediaType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/** Reads a JSON object. An empty body counts as an empty object. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (text.trim() === '') return {};
  if (text.length > maximumLength) throw apiFault('request_body_too_large', { limit: String(maximumLength) });
  if (!jsonMediaType.test(request.headers.get('content-type') ?? ''))
    throw apiFault('unsupported_content_type');

  const body = parseJson(text);
  if (!isObject(body)) throw apiFault('request_body_invalid', { expected: 'a JSON object' });
  if (isDeeperThan(maximumDepth, body)) {
    throw apiFault('request_body_invalid', { expected: `nested at most ${maximumDepth} levels deep` });
  }
  return body;
}

async function readText(request: Request): Promise<string> {
  try {
    return await request.text();
  } catch {
    throw apiFault('request_body_invalid', { expected: 'sent completely' });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiFault('request_body_invalid', { expected: 'valid JSON' });
  }
}

/** Goes level by level: recursion would overflow the stack on the very bodies that this function rejects. */
function isDeeperThan(limit: number, body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth <= limit && level.length > 0; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return level.length > 0;
}
