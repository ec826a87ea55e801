import { bytesOf, encodeForm, isPlatformObject } from '@x/errors/internal';

/**
 * Creates a request from the arguments of `fetch`, also of other realms: jsdom and happy-dom replace some classes of
 * the platform, and the class `Request` would send their bodies as "[object FormData]" and reject their signals.
 */
export async function createRequest(input: RequestInfo | URL, init?: RequestInit): Promise<Request> {
  const own = isRequest(input) && !isNative(input) ? await partsOf(input) : undefined;
  const target = own === undefined ? input : own.url;
  const options = own === undefined ? init : { ...own, ...init };
  const body = await encodeBody(options?.body);
  const signal = foreignSignal(input, init);
  if (body === undefined && signal === undefined) {
    return new Request(target, options);
  }
  const request = new Request(target, {
    ...options,
    ...(signal && { signal: null }),
    ...(body && { body: body.bytes }),
  });
  if (body !== undefined && body.type !== '' && !hasContentType(input, options)) {
    request.headers.set('content-type', body.type);
  }
  return request;
}

/** Returns the signal of a call of `fetch`, if it belongs to another realm. The class `Request` rejects it. */
export function foreignSignal(input: unknown, init?: RequestInit): AbortSignal | undefined {
  const signal = init?.signal ?? (isRequest(input) ? input.signal : undefined);
  return signal && isPlatformObject(signal, 'AbortSignal') && !isAccepted(signal) ? signal : undefined;
}

function isAccepted(signal: AbortSignal): boolean {
  try {
    return new Request('http://localhost/', { signal }) !== undefined;
  } catch {
    return false;
  }
}

const isRequest = (value: unknown): value is Request => isPlatformObject(value, 'Request');

const isNative = (request: Request): boolean => request instanceof Request;

async function partsOf(request: Request): Promise<RequestInit & { readonly url: string }> {
  const { url, method, signal } = request;
  const bytes = new Uint8Array(await request.arrayBuffer());
  const headers = [...request.headers];
  return { url, method, headers, signal, ...(bytes.length > 0 && { body: bytes }) };
}

function hasContentType(input: unknown, init: RequestInit | undefined): boolean {
  // The class is checked, but not narrowed.
  const headers =
    init?.headers ?? (isPlatformObject(input, 'Request') ? (input as Request).headers : undefined);
  return new Headers(headers).has('content-type');
}

interface EncodedBody {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Encodes a body of the classes that exist in other realms. Undefined for other bodies, which need no class. */
async function encodeBody(body: unknown): Promise<EncodedBody | undefined> {
  if (isPlatformObject(body, 'URLSearchParams')) {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    return { type, bytes: new TextEncoder().encode(String(body)) };
  }
  if (isPlatformObject(body, 'FormData')) {
    // The class is checked, but not narrowed.
    return encodeForm(body as FormData);
  }
  if (isPlatformObject(body, 'Blob', 'File')) {
    // The class is checked, but not narrowed.
    return { type: (body as Blob).type, bytes: await bytesOf(body as Blob) };
  }
  return undefined;
}
