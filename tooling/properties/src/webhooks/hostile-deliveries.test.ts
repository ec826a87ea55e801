import { ConfigError } from '@x/errors';
import {
  handleWebhookOnce,
  signWebhook,
  verifyWebhook,
  WebhookVerificationError,
  WebhookVerificationErrorReason,
} from '@x/webhooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { headersFor, now, SECRET, TIME } from './deliveries.ts';

const REASONS: readonly unknown[] = Object.values(WebhookVerificationErrorReason);
const OPTIONS = { signingSecret: SECRET, now };
const BODY = '{"type":"user.created","data":{"id":"user_1"}}';
const GOOD = headersFor(BODY);

/** Values whose types no parameter allows. The casts below pass them as callers in JavaScript can. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withTypedArray: true,
  withSparseArray: true,
});

const revoked = (() => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
})();
const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('mine');
    },
  },
);
/** fast-check cannot hold them. */
const PROXIES: ReadonlyArray<readonly [name: string, proxy: unknown]> = [
  ['a revoked proxy', revoked],
  ['a proxy that throws', throwing],
  ['a list with a revoked proxy', [revoked]],
  ['an object with a proxy that throws', { body: throwing, headers: throwing, 'svix-id': throwing }],
];

type Verify = typeof verifyWebhook;

/** A delivery is verified, or returns an error that says what to do; a mistake of the programmer is a `ConfigError`. */
async function expectOutcome(input: unknown, options: unknown = OPTIONS): Promise<unknown> {
  try {
    const { result, error } = await verifyWebhook(
      input as Parameters<Verify>[0],
      options as Parameters<Verify>[1],
    );
    if (error === null) {
      return result;
    }
    expect(result).toBeNull();
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(REASONS).toContain(error.reason);
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.message).toMatch(/^[A-Z].*\.$/s);
    expect(JSON.stringify(error)).not.toContain(SECRET.slice(6));
  } catch (error) {
    if (!(error instanceof ConfigError)) {
      throw error;
    }
    expect(error.message).not.toContain(SECRET.slice(6));
  }
  return null;
}

const headerText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    'v1,',
    'v1,v1,',
    `${TIME}`,
    '1'.repeat(5_000),
    'v1 '.repeat(5_000),
    '\u0000',
    '\r\n',
  ),
);
const headerValue = fc.oneof(headerText, fc.array(headerText, { maxLength: 3 }), anything);
const names = fc.constantFrom(
  'svix-id',
  'svix-timestamp',
  'svix-signature',
  'SVIX-ID',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'content-length',
  '__proto__',
);
const headers = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(names, headerValue).map((some) => ({ ...GOOD, ...some })) },
  fc.array(fc.tuple(names, headerValue)),
  fc.array(fc.tuple(names, headerValue)).map((pairs) => new Map(pairs)),
  fc.array(fc.oneof(names, headerText)),
  anything,
);

const chunk = fc.oneof(fc.uint8Array({ maxLength: 100 }), anything);
const stream = fc.array(chunk, { maxLength: 5 }).chain((chunks) =>
  fc.constantFrom('close', 'fail').map(
    (end) =>
      new ReadableStream({
        start(controller) {
          for (const one of chunks) {
            controller.enqueue(one);
          }
          return end === 'fail' ? controller.error(new Error('mine')) : controller.close();
        },
      }),
  ),
);
const fakeStream = fc
  .tuple(anything, anything)
  .map(([locked, result]) => ({ locked, getReader: () => ({ read: () => result }) }));
const body = fc.oneof(
  fc.constant(BODY),
  fc.string({ unit: 'binary' }),
  fc.uint8Array(),
  fc.json(),
  anything,
  stream,
  fakeStream,
);

describe('verifyWebhook() neither throws nor hangs', () => {
  it('for any headers and bodies', async () => {
    await fc.assert(
      fc.asyncProperty(headers, body, async (some, content) => {
        await expectOutcome({ headers: some, body: content }, { ...OPTIONS, timeoutInMs: 50 });
      }),
      runs(3_000),
    );
  });

  it('for any body with a valid signature', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.uint8Array()),
        async (content) => {
          const result = await expectOutcome({ headers: headersFor(content), body: content });
          if (result !== null) {
            expect(typeof Reflect.get(Object(result), 'type')).toBe('string');
          }
        },
      ),
      runs(2_000),
    );
  });

  it('for any request', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        expect(await expectOutcome(input)).toBeNull();
      }),
      runs(1_000),
    );
  });

  it('for any options', async () => {
    const options = fc.oneof(
      anything,
      fc.record(
        { signingSecret: fc.oneof(fc.constant(SECRET), fc.string(), anything), maxBodyLength: anything },
        { requiredKeys: [] },
      ),
      fc.record({ signingSecret: fc.constant(SECRET), toleranceInSeconds: anything }),
    );
    await fc.assert(
      fc.asyncProperty(options, async (some) => {
        await expectOutcome({ headers: GOOD, body: BODY }, some);
      }),
      runs(1_000),
    );
  });
});

describe.each(PROXIES)('%s is neither accepted nor thrown at', (_name, proxy) => {
  const stream = { locked: false, getReader: () => proxy };
  it.each<readonly [where: string, input: unknown]>([
    ['as a request', proxy],
    ['as headers', { headers: proxy, body: BODY }],
    ['as a body', { headers: GOOD, body: proxy }],
    ['as a reader', { headers: GOOD, body: stream }],
    [
      'as a result of a reader',
      { headers: GOOD, body: { ...stream, getReader: () => ({ read: () => proxy }) } },
    ],
    [
      'as a chunk',
      { headers: GOOD, body: { ...stream, getReader: () => ({ read: () => ({ value: proxy }) }) } },
    ],
    ['as a header', { headers: { ...GOOD, 'svix-id': proxy }, body: BODY }],
  ])('%s', async (_where, input) => {
    expect(await expectOutcome(input)).toBeNull();
  });

  it('as options', async () => {
    expect(await expectOutcome({ headers: GOOD, body: BODY }, proxy)).toBeNull();
    expect(
      await expectOutcome({ headers: GOOD, body: BODY }, { ...OPTIONS, signingSecret: proxy }),
    ).toBeNull();
  });
});

describe('the other functions reject with a ConfigError only', () => {
  it.each<readonly [name: string, call: (first: unknown, second: unknown) => Promise<unknown>]>([
    [
      'signWebhook',
      (payload, id) => signWebhook(payload as object, { signingSecret: SECRET, id: id as string }),
    ],
    [
      'signWebhook, for options',
      (payload, options) => signWebhook(payload as object, options as { signingSecret: string }),
    ],
    [
      'handleWebhookOnce',
      (request, store) =>
        handleWebhookOnce(request as Request, {
          store: store as Parameters<typeof handleWebhookOnce>[1]['store'],
          handle: () => {},
        }),
    ],
  ])('%s', async (_name, call) => {
    await fc.assert(
      fc.asyncProperty(anything, anything, async (first, second) => {
        try {
          await call(first, second);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
      runs(1_000),
    );
  });
});

it('a change of one bit of a body is rejected', async () => {
  const bytes = Buffer.from(BODY);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { error } = await verifyWebhook({ headers: GOOD, body: changed }, OPTIONS);
      expect(error?.reason).toBe('signature-mismatch');
    }),
    runs(400),
  );
});

it('a header of 4 MB takes less than a second', async () => {
  for (const text of [
    'v1,'.repeat(1_400_000),
    'v1,x '.repeat(800_000),
    ' '.repeat(4_000_000),
    ','.repeat(4_000_000),
  ]) {
    const start = performance.now();
    await expectOutcome({ headers: { ...GOOD, 'svix-signature': text }, body: BODY });
    await expectOutcome({ headers: { ...GOOD, 'svix-timestamp': text }, body: BODY });
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});
