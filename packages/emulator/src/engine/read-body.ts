import { decodeBase64 } from '../json/base64.ts';
import { isObject } from '../json/is-object.ts';
import { apiFault } from './errors.ts';
import { imageTypeOf } from './image-types.ts';
import type { Operation } from './operation.ts';
import { parseMultipart } from './parse-multipart.ts';
import { BODY_LIMITS, readBytes, readText } from './read-bytes.ts';

const maximumDepth = 100;
const jsonMediaType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;
const formMediaType = /^multipart\/form-data\s*;/i;

/** Reads the body of an operation: a JSON object, a list, or the fields of a form. An empty body is an empty object. */
export async function readBody(request: Request, { body, kind }: Operation): Promise<unknown> {
  if (body === undefined) return {};
  return body.type === 'form' ? readForm(request) : readJson(request, kind === 'create-many');
}

async function readJson(request: Request, isList: boolean): Promise<unknown> {
  const text = await readText(request, BODY_LIMITS.fields);
  if (text.trim() === '') return isList ? [] : {};
  if (!jsonMediaType.test(request.headers.get('content-type') ?? '')) {
    throw apiFault('unsupported_content_type', { expected: 'application/json' });
  }
  const body = parseJson(text);
  const isExpected = isList ? Array.isArray(body) : isObject(body);
  if (!isExpected)
    throw apiFault('request_body_invalid', { expected: isList ? 'a JSON list' : 'a JSON object' });
  if (isDeeperThan(maximumDepth, body)) {
    throw apiFault('request_body_invalid', { expected: `nested at most ${maximumDepth} levels deep` });
  }
  return body;
}

/** Reads an uploaded image: the field `file` of a form, or a body of base64. */
export async function readUpload(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/octet-stream\s*(;|$)/i.test(type)) return readForm(request);
  const text = await readText(request, BODY_LIMITS.image);
  const bytes = decodeBase64(text.replace(/^data:[^,]*,/, '').trim());
  if (bytes === undefined) throw apiFault('request_body_invalid', { expected: 'base64' });
  return { file: new Blob([bytes], { type: imageTypeOf(bytes) ?? '' }) };
}

async function readForm(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get('content-type') ?? '';
  if (!formMediaType.test(type)) {
    throw apiFault('unsupported_content_type', { expected: 'multipart/form-data' });
  }
  const bytes = await readBytes(request, BODY_LIMITS.image);
  try {
    return Object.fromEntries(await new Response(bytes, { headers: { 'content-type': type } }).formData());
  } catch {
    return parseForm(bytes, type);
  }
}

function parseForm(bytes: Uint8Array<ArrayBuffer>, type: string): Readonly<Record<string, unknown>> {
  try {
    return parseMultipart(bytes, type);
  } catch {
    throw apiFault('request_body_invalid', { expected: 'a valid form' });
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
