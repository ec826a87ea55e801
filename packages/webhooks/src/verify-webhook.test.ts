import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { verifyWebhook, type WebhookInput } from './index.ts';
import type { VerifyWebhookOptions } from './settings/verify-options.ts';
import {
  BODY,
  deliveryOf,
  EVENT,
  headersFor,
  now,
  OTHER_SECRET,
  requestOf,
  SECRET,
  signatureFor,
  TIME,
} from './test-support/delivery.test-support.ts';

const verify = (input: unknown, options: Partial<VerifyWebhookOptions> = {}) =>
  // Hostile values do not have the type of the argument.
  verifyWebhook(input as WebhookInput, { signingSecret: SECRET, now, ...options });

const reasonOf = async (input: unknown, options?: Partial<VerifyWebhookOptions>) =>
  (await verify(input, options)).error?.reason;

const ACCEPTED = { result: EVENT, error: null };

describe('verifyWebhook() accepts', () => {
  it('a Request', async () => {
    expect(await verify(requestOf())).toEqual(ACCEPTED);
  });

  it.each(['svix', 'webhook'] as const)('headers that begin with %s-', async (family) => {
    expect(await verify(requestOf({ family }))).toEqual(ACCEPTED);
    expect(await verify(deliveryOf({ family }))).toEqual(ACCEPTED);
  });

  const headers = headersFor();
  const pairs = Object.entries(headers);
  it.each<readonly [form: string, headers: unknown]>([
    ['a Headers object', new Headers(headers)],
    ['a Map', new Map(pairs)],
    ['a Map with other case', new Map(pairs.map(([name, value]) => [name.toUpperCase(), value]))],
    ['pairs', pairs],
    ['pairs with lists', pairs.map(([name, value]) => [name, [value]])],
    ['the rawHeaders of Node', ['Host', 'app.example.com', ...pairs.flat()]],
    [
      'a generator',
      (function* () {
        yield* pairs;
      })(),
    ],
    ['names in other case', Object.fromEntries(pairs.map(([name, value]) => [name.toUpperCase(), value]))],
    ['lists of values', Object.fromEntries(pairs.map(([name, value]) => [name, [value]]))],
    ['an object without a prototype', Object.assign(Object.create(null), headers, { accept: undefined })],
    [
      'values with white space around them',
      Object.fromEntries(pairs.map(([name, value]) => [name, ` ${value}\t`])),
    ],
    ['headers of another realm', runInNewContext(`(${JSON.stringify(headers)})`)],
    ['a Map of another realm', runInNewContext(`new Map(${JSON.stringify(pairs)})`)],
    ['values that are not strings next to them', { ...headers, 'x-number': 1, 'x-null': null }],
  ])('%s', async (_form, form) => {
    expect(await verify({ headers: form, body: BODY })).toEqual(ACCEPTED);
  });

  const bytes = new TextEncoder().encode(BODY);
  const padded = new Uint8Array(bytes.length + 8);
  padded.set(bytes, 4);
  it.each<readonly [form: string, body: unknown]>([
    ['a Uint8Array', bytes],
    ['a Buffer', Buffer.from(BODY)],
    ['a view of a larger buffer', padded.subarray(4, -4)],
    ['a DataView', new DataView(padded.buffer, 4, bytes.length)],
    ['an ArrayBuffer', bytes.buffer],
    ['a Uint8Array of another realm', runInNewContext(`new Uint8Array([${bytes}])`)],
    ['an ArrayBuffer of another realm', runInNewContext(`new Uint8Array([${bytes}]).buffer`)],
    ['a stream', new Blob([BODY]).stream()],
  ])('a body that is %s', async (_form, body) => {
    expect(await verify({ headers, body })).toEqual(ACCEPTED);
  });

  it('several signatures if one matches', async () => {
    const [good, other] = [signatureFor(), signatureFor({ secret: OTHER_SECRET })];
    for (const signature of [
      `${other} ${good}`,
      `${good} ${other}`,
      `v1a,abc v2,def ${good}`,
      `${other}, ${good}`,
      `  ${other}   ${good}  `,
    ]) {
      expect(await verify({ ...deliveryOf(), headers: { ...headers, 'svix-signature': signature } })).toEqual(
        ACCEPTED,
      );
    }
    expect(
      await verify({ ...deliveryOf(), headers: { ...headers, 'svix-signature': [other, good] } }),
    ).toEqual(ACCEPTED);
  });

  it('several secrets if one matches', async () => {
    expect(await verify(deliveryOf(), { signingSecret: [OTHER_SECRET, SECRET] })).toEqual(ACCEPTED);
    expect(
      await verify(deliveryOf({ secret: OTHER_SECRET }), { signingSecret: [OTHER_SECRET, SECRET] }),
    ).toEqual(ACCEPTED);
  });

  it('the first of many signatures, up to 100', async () => {
    const others = (count: number) => Array<string>(count).fill('v1,other').join(' ');
    const withOthers = (count: number) => ({
      ...headers,
      'svix-signature': `${others(count)} ${signatureFor()}`,
    });
    expect(await verify({ headers: withOthers(99), body: BODY })).toEqual(ACCEPTED);
    expect(await reasonOf({ headers: withOthers(100), body: BODY })).toBe('signature-mismatch');
  });

  it('pairs next to entries that are not pairs', async () => {
    expect(await verify({ headers: [null, 1, ...pairs], body: BODY })).toEqual(ACCEPTED);
  });

  it('a name that is the value of another raw header', async () => {
    const raw = ['x-first', 'svix-id', ...pairs.flat()];
    expect(await verify({ headers: raw, body: BODY })).toEqual(ACCEPTED);
  });

  it('a secret without its prefix', async () => {
    expect(await verify(deliveryOf(), { signingSecret: SECRET.slice(6) })).toEqual(ACCEPTED);
  });

  it('an event with a byte-order mark', async () => {
    const body = Buffer.from(`\ufeff${BODY}`);
    expect(await verify(deliveryOf({ body }))).toEqual(ACCEPTED);
    expect(await verify(requestOf({ body }))).toEqual(ACCEPTED);
  });

  it('an event of a type that is not known, with any text', async () => {
    const event = {
      type: 'planet.discovered',
      data: { name: 'ß \u{1f31f} \u2028', __proto__: null },
      more: [1],
    };
    const body = JSON.stringify(event).replace('"more"', '"__proto__":{"polluted":1},"more"');
    const { result } = await verify(requestOf({ body }));
    expect(JSON.stringify(result)).toBe(body);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
  });
});

describe('verifyWebhook() checks the time', () => {
  it.each([
    ['300 seconds old', 300, undefined],
    ['301 seconds old', 301, 'timestamp-too-old'],
    ['300 seconds early', -300, undefined],
    ['301 seconds early', -301, 'timestamp-too-new'],
  ])('a delivery that is %s', async (_name, age, reason) => {
    expect(await reasonOf(deliveryOf({ timestamp: `${TIME - age}` }))).toBe(reason);
  });

  it.each([
    [0, 0, undefined],
    [0, 1, 'timestamp-too-old'],
    [0, -1, 'timestamp-too-new'],
    [1.5, 2, 'timestamp-too-old'],
    [TIME, TIME, undefined],
  ])('with a tolerance of %s, a delivery that is %s seconds old', async (toleranceInSeconds, age, reason) => {
    const timestamp = `${TIME - age}`;
    expect(await reasonOf(deliveryOf({ timestamp }), { toleranceInSeconds })).toBe(reason);
  });

  it('in whole seconds', async () => {
    expect(
      await reasonOf(deliveryOf({ timestamp: `${TIME - 300}` }), { now: () => now() + 999 }),
    ).toBeUndefined();
    expect(
      await reasonOf(deliveryOf({ timestamp: `${TIME + 300}` }), { now: () => now() + 1 }),
    ).toBeUndefined();
  });

  it('by the clock of the machine, unless it is passed', async () => {
    const timestamp = `${Math.floor(Date.now() / 1000)}`;
    expect((await verifyWebhook(deliveryOf({ timestamp }), { signingSecret: SECRET })).error).toBeNull();
    expect((await verifyWebhook(deliveryOf(), { signingSecret: SECRET })).error?.reason).toBe(
      'timestamp-too-old',
    );
  });

  it.each([
    '',
    ' ',
    'x',
    '-1',
    '+1',
    '1e9',
    '1716883200.0',
    '01716883200',
    '0x66',
    '1716883200,',
    '9'.repeat(16),
    '1'.repeat(9_999),
    '١٧١٦٨٨٣٢٠٠',
    `${TIME}, ${TIME}`,
  ])('and rejects the timestamp in case %#', async (timestamp) => {
    const reason = timestamp.trim() === '' ? 'headers-missing' : 'timestamp-invalid';
    expect(await reasonOf(deliveryOf({ timestamp }))).toBe(reason);
  });
});

describe('verifyWebhook() rejects', () => {
  it.each(['svix', 'webhook'] as const)(
    'a request without headers of %s-, which it names',
    async (family) => {
      for (const name of ['id', 'timestamp', 'signature']) {
        for (const value of [undefined, '', ' ']) {
          const headers = { ...headersFor({ family }), [`${family}-${name}`]: value };
          const { error } = await verify({ headers, body: BODY });
          expect(error).toMatchObject({ reason: 'headers-missing', status: 400 });
          expect(error?.message).toContain(`headers of a webhook: ${family}-${name}. `);
        }
      }
    },
  );

  it('a request without any of the headers', async () => {
    const { error } = await verify(new Request('https://app.example.com', { method: 'POST', body: BODY }));
    expect(error?.message).toBe(
      'The request lacks headers of a webhook: svix-id, svix-timestamp, svix-signature. Check that Clerk sent it, and that no proxy removes headers.',
    );
  });

  it('headers of two families that complete each other', async () => {
    const { 'svix-id': id, ...others } = headersFor();
    expect(await reasonOf({ headers: { ...others, 'webhook-id': id }, body: BODY })).toBe('headers-missing');
  });

  it('a signature of another secret, id, time or body', async () => {
    for (const other of [
      { secret: OTHER_SECRET },
      { id: 'msg_2' },
      { timestamp: `${TIME + 1}` },
      { body: `${BODY} ` },
    ]) {
      const headers = { ...headersFor(), 'svix-signature': signatureFor(other) };
      const { error } = await verify({ headers, body: BODY });
      expect(error).toMatchObject({ reason: 'signature-mismatch', code: 'signature-mismatch', status: 401 });
    }
  });

  const good = signatureFor();
  it.each([
    ['cut', good.slice(0, -1)],
    ['with another end', `${good}=`],
    ['in other case', good.toLowerCase()],
    ['with a wrong first character', `v1,${good[3] === 'A' ? 'B' : 'A'}${good.slice(4)}`],
    ['with a wrong last character', `${good.slice(0, -2)}${good.at(-2) === 'A' ? 'B' : 'A'}=`],
    ['empty', 'v1,'],
    ['without a value', 'v1'],
    ['of a version in front', `v2,${good}`],
  ])('a signature that is %s', async (_name, signature) => {
    const reason = signature.startsWith('v2') ? 'signature-unsupported' : 'signature-mismatch';
    expect(await reasonOf({ headers: { ...headersFor(), 'svix-signature': signature }, body: BODY })).toBe(
      reason,
    );
  });

  it.each([good.slice(3), good.replace('v1', 'v1a'), good.replace('v1', 'V1'), 'nonsense', ','])(
    'signatures of other versions only: %s',
    async (signature) => {
      const { error } = await verify({
        headers: { ...headersFor(), 'svix-signature': signature },
        body: BODY,
      });
      expect(error).toMatchObject({ reason: 'signature-unsupported', status: 401 });
    },
  );

  it('an id that is repeated', async () => {
    const headers = { ...headersFor(), 'svix-id': ['msg_1', 'msg_1'] };
    expect(await reasonOf({ headers, body: BODY })).toBe('signature-mismatch');
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'is not UTF-8'],
    ['an empty body', '', 'is not JSON'],
    ['a body that is not JSON', '{"type":"a"', 'is not JSON'],
    ['a body that is nested deeply', '['.repeat(100_000), 'is not JSON'],
    ['null', 'null', 'is not a JSON object'],
    ['a number', '1', 'is not a JSON object'],
    ['a string', '"user.created"', 'is not a JSON object'],
    ['a list', '[{"type":"user.created"}]', 'is not a JSON object'],
    ['an object without a type', '{"data":{}}', 'is not a JSON object with a "type"'],
    ['an empty type', '{"type":""}', 'is not a JSON object with a "type"'],
    ['a type that is not a string', '{"type":1}', 'is not a JSON object with a "type"'],
  ])('%s with a valid signature, without quoting it', async (_name, body, message) => {
    const { error } = await verify(deliveryOf({ body }));
    expect(error).toMatchObject({ reason: 'payload-invalid', status: 400 });
    expect(error?.message).toContain(message);
    expect(error?.cause).toBeUndefined();
  });

  it('half of a surrogate pair that was signed as something else', async () => {
    const body = '{"type":"a\ud800"}';
    const { result } = await verify(deliveryOf({ body: Buffer.from(body) }));
    expect(result?.type).toBe('a\ufffd');
    // The string is encoded as it would be sent, and what was verified is what is returned.
    expect((await verify({ headers: headersFor({ body: Buffer.from(body) }), body })).result?.type).toBe(
      'a\ufffd',
    );
  });
});

it('verifies what it returns, even if the bytes change meanwhile', async () => {
  const body = Buffer.from(BODY);
  const pending = verify({ headers: headersFor(), body });
  for (let turn = 0; turn < 20; turn++) {
    await undefined;
    body.fill(0x20);
  }
  const { result, error } = await pending;
  expect(error ?? result).toEqual(
    error === null ? EVENT : expect.objectContaining({ reason: 'signature-mismatch' }),
  );
});
