import { describe, expect, it, vi } from 'vitest';
import { verifyWebhook, type WebhookInput } from './index.ts';
import type { VerifyWebhookOptions } from './settings/verify-options.ts';
import {
  BODY,
  deliveryOf,
  EVENT,
  headersFor,
  now,
  requestOf,
  requestWithStream,
  SECRET,
} from './test-support/delivery.test-support.ts';

const verify = (input: unknown, options: Partial<VerifyWebhookOptions> = {}) =>
  // Values of wrong types are what some tests are about.
  verifyWebhook(input as WebhookInput, { signingSecret: SECRET, now, ...options });

const bytes = new TextEncoder().encode(BODY);

function streamOf(chunks: Iterable<unknown>, cancel = vi.fn()): ReadableStream {
  const iterator = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next();
      return done ? controller.close() : controller.enqueue(value);
    },
    cancel,
  });
}

function* forever(chunk: Uint8Array) {
  for (;;) {
    yield chunk;
  }
}

const TOO_LARGE = { result: null, error: expect.objectContaining({ reason: 'body-too-large', status: 413 }) };

describe('a body at the limit is accepted, and a longer one is rejected:', () => {
  const bodies: ReadonlyArray<readonly [form: string, make: () => unknown]> = [
    ['a string', () => deliveryOf()],
    ['bytes', () => deliveryOf({ body: bytes })],
    ['a request', () => requestOf()],
    ['a request with content-length', () => requestOf({}, { 'content-length': `${bytes.length}` })],
    [
      'a stream of small chunks',
      () => requestWithStream(streamOf([...bytes].map((byte) => Uint8Array.of(byte)))),
    ],
    ['a request that lies about its length', () => requestOf({}, { 'content-length': '1' })],
    ['a request without streams', () => ({ headers: headersFor(), arrayBuffer: async () => bytes.buffer })],
  ];
  it.each(bodies)('%s', async (_form, make) => {
    expect(await verify(make(), { maxBodyLength: bytes.length })).toEqual({ result: EVENT, error: null });
    expect(await verify(make(), { maxBodyLength: bytes.length - 1 })).toEqual(TOO_LARGE);
  });
});

it('counts bytes, not characters', async () => {
  const body = JSON.stringify({ type: 'ä'.repeat(100) });
  expect(await verify(deliveryOf({ body }), { maxBodyLength: 150 })).toEqual(TOO_LARGE);
});

it('has a limit of 1 MiB unless another is set', async () => {
  const body = JSON.stringify({ type: 'x'.repeat(1_048_576 - '{"type":""}'.length) });
  expect((await verify(requestOf({ body }))).error).toBeNull();
  expect(await verify(requestOf({ body: `${body} ` }))).toEqual(TOO_LARGE);
  expect((await verify(requestOf({ body: `${body} ` }), { maxBodyLength: 1_048_577 })).error).toBeNull();
});

it('does not read a body that is too long by its content-length', async () => {
  const pull = vi.fn();
  const stream = new ReadableStream({ pull }, { highWaterMark: 0 });
  const headers = { ...headersFor(), 'content-length': '1048577' };
  expect(await verify(requestWithStream(stream, headers))).toEqual(TOO_LARGE);
  expect(pull).not.toHaveBeenCalled();
});

it.each(['', 'x', '-1', 'NaN', '1, 1'])('ignores the content-length %o', async (length) => {
  expect(
    (await verify({ headers: { ...headersFor(), 'content-length': length }, body: streamOf([bytes]) })).error,
  ).toBeNull();
});

it.each([
  ['of bytes', new Uint8Array(1_000)],
  ['of single bytes', new Uint8Array(1)],
  ['of empty chunks', new Uint8Array()],
])('cuts and cancels a stream %s that never ends', async (_name, chunk) => {
  const cancel = vi.fn();
  const stream = streamOf(forever(chunk), cancel);
  expect(await verify(requestWithStream(stream), { maxBodyLength: 5_000 })).toEqual(TOO_LARGE);
  expect(cancel).toHaveBeenCalledOnce();
});

it('accepts empty chunks between others', async () => {
  const chunks = [
    new Uint8Array(),
    bytes.subarray(0, 9),
    new Uint8Array(),
    bytes.subarray(9),
    new Uint8Array(),
  ];
  expect((await verify(requestWithStream(streamOf(chunks)))).error).toBeNull();
});

it('accepts views of other kinds as chunks', async () => {
  const chunk = new DataView(bytes.buffer);
  expect((await verify({ headers: headersFor(), body: streamOf([chunk]) })).error).toBeNull();
});

it.each([1, 20_000, 100_000])('reads a body of many chunks of %i bytes', async (size) => {
  const body = Buffer.from(JSON.stringify({ type: 'x'.repeat(70_000) }));
  const chunks = Array.from({ length: Math.ceil(body.length / size) }, (_, index) =>
    body.subarray(index * size, (index + 1) * size),
  );
  const { result } = await verify(requestWithStream(streamOf(chunks), headersFor({ body })));
  expect(result?.type).toHaveLength(70_000);
});

describe('a body that stops', () => {
  it('is given up and cancelled after the time limit', async () => {
    const cancel = vi.fn();
    const stream = new ReadableStream({ start: (controller) => controller.enqueue(bytes), cancel });
    const { error } = await verify(requestWithStream(stream), { timeoutInMs: 20 });
    expect(error).toMatchObject({ reason: 'body-timed-out', status: 408 });
    expect(error?.message).toContain('within 20 ms');
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('is given up after 5 seconds unless another limit is set', async () => {
    vi.useFakeTimers();
    try {
      const outcome = verify(requestWithStream(new ReadableStream()));
      await vi.advanceTimersByTimeAsync(4_999);
      expect(await Promise.race([outcome, 'pending'])).toBe('pending');
      await vi.advanceTimersByTimeAsync(1);
      expect((await outcome).error?.reason).toBe('body-timed-out');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is given up even if it cannot be cancelled', async () => {
    const cancel = () => Promise.reject(new Error('no'));
    const { error } = await verify(requestWithStream(new ReadableStream({ cancel })), { timeoutInMs: 20 });
    expect(error?.reason).toBe('body-timed-out');
  });

  it('is given up in a request without streams', async () => {
    const request = { headers: headersFor(), arrayBuffer: () => new Promise(() => {}) };
    expect((await verify(request, { timeoutInMs: 20 })).error?.reason).toBe('body-timed-out');
  });
});

describe('a body that fails', () => {
  const cause = new TypeError('socket hang up');
  it.each<readonly [name: string, input: () => unknown]>([
    ['in a stream', () => requestWithStream(new ReadableStream({ pull: () => Promise.reject(cause) }))],
    [
      'in a request without streams',
      () => ({ headers: headersFor(), arrayBuffer: () => Promise.reject(cause) }),
    ],
    [
      'at once in a request without streams',
      () => ({
        headers: headersFor(),
        arrayBuffer: () => {
          throw cause;
        },
      }),
    ],
  ])('%s is reported with its cause', async (_name, input) => {
    const { error } = await verify(input());
    expect(error).toMatchObject({
      reason: 'body-incomplete',
      status: 400,
      cause: { message: 'socket hang up' },
    });
  });

  it.each<readonly [name: string, chunk: unknown]>([
    ['text', 'text'],
    ['null', null],
    ['a list', [1]],
  ])('because a chunk is %s is reported', async (_name, chunk) => {
    const { error } = await verify({ headers: headersFor(), body: streamOf([chunk]) });
    expect(error).toMatchObject({ reason: 'body-incomplete', status: 400 });
  });
});

describe('a body that was read before', () => {
  const READ = expect.objectContaining({ reason: 'body-already-read', status: 500 });

  it('is reported for a request whose body was used', async () => {
    const request = requestOf();
    await request.text();
    expect((await verify(request)).error).toEqual(READ);
    expect((await verify({ headers: headersFor(), bodyUsed: true, arrayBuffer: vi.fn() })).error).toEqual(
      READ,
    );
  });

  it('is reported for a stream with another reader', async () => {
    const request = requestOf();
    request.body?.getReader();
    expect((await verify(request)).error).toEqual(READ);
  });

  it('is reported for a second verification', async () => {
    const request = requestOf();
    expect((await verify(request)).error).toBeNull();
    expect((await verify(request)).error).toEqual(READ);
  });

  it('does not matter for a clone', async () => {
    const request = requestOf();
    expect((await verify(request.clone())).error).toBeNull();
    expect(await request.json()).toEqual(EVENT);
  });
});

describe('a body that is not raw', () => {
  it.each<readonly [name: string, body: unknown, shown: string]>([
    ['parsed JSON', EVENT, 'a value of type object'],
    ['a list', [EVENT], 'a value of type object'],
    ['a number', 1, 'a value of type number'],
    ['a function', () => BODY, 'a value of type function'],
    ['undefined', undefined, 'missing'],
    ['null', null, 'missing'],
    ['a Buffer as JSON', Buffer.from(BODY).toJSON(), 'a value of type object'],
  ])('because it is %s is reported', async (_name, body, shown) => {
    const { error } = await verify({ headers: headersFor(), body });
    expect(error).toMatchObject({ reason: 'body-not-raw', status: 500 });
    expect(error?.message).toContain(`The body is ${shown}, not a string or bytes.`);
  });
});

it('takes a request without a body for an empty body', async () => {
  const request = new Request('https://app.example.com', { method: 'POST', headers: headersFor() });
  expect((await verify(request)).error?.reason).toBe('signature-mismatch');
});
