import {
  type Behaviour,
  empty,
  flood,
  garble,
  hang,
  hangInBody,
  html,
  ok,
  reset,
  resetInBody,
  slowly,
  status,
  text,
  truncated,
} from '@tooling/misbehaving-server';
import { describe, expect, it } from 'vitest';
import { createInstance, createKey, outcome, SECRET_KEY, setOf } from './instance.ts';

const key = createKey('ins_1');
const token = key.token();
const keys = setOf(key);

const FAILED = 'jwk-remote-failed-to-load';
const INVALID = 'jwk-remote-invalid';
const UNREACHABLE = /could not be reached/;
const SILENT = /did not answer within 1000 ms/;
const NO_JWKS = /did not return a JWKS \(HTTP 20[04]\): check what answers there/;

type Row = readonly [name: string, does: Behaviour, reason: string, message: RegExp, attempts: number];

/** The behaviour for every request, the outcome for a token, and the number of requests. */
const ROWS: readonly Row[] = [
  ['a reset', reset(), FAILED, UNREACHABLE, 3],
  ['a reset in the body', resetInBody(keys), FAILED, UNREACHABLE, 3],
  ['a truncated body', truncated(keys), FAILED, UNREACHABLE, 3],
  ['a response that is not HTTP', garble(), FAILED, UNREACHABLE, 3],
  ['429', status(429), FAILED, /HTTP 429/, 3],
  ['500', status(500), FAILED, /HTTP 500/, 3],
  ['502 with HTML', html(502), FAILED, /HTTP 502/, 3],
  ['503 with keys', status(503, { json: keys }), FAILED, /HTTP 503/, 3],
  ['400', status(400), FAILED, /HTTP 400/, 1],
  ['401', status(401), 'secret-key-invalid', /rejected the secret key/, 1],
  ['403 with HTML', html(403), FAILED, /HTTP 403/, 1],
  ['404 with keys', status(404, { json: keys }), FAILED, /HTTP 404/, 1],
  ['HTML', html(), FAILED, NO_JWKS, 1],
  ['an empty body', empty(), FAILED, NO_JWKS, 1],
  ['204', empty(204), FAILED, NO_JWKS, 1],
  ['incomplete JSON', text('{"keys":['), FAILED, NO_JWKS, 1],
  ['null', ok(null), FAILED, NO_JWKS, 1],
  ['a list', ok([key.jwk]), FAILED, NO_JWKS, 1],
  ['an object without keys', ok({}), FAILED, NO_JWKS, 1],
  ['keys that are not a list', ok({ keys: { length: 1, 0: key.jwk } }), FAILED, NO_JWKS, 1],
  ['keys that come by inheritance', text('{"__proto__":{"keys":[]}}'), FAILED, NO_JWKS, 1],
  ['no keys', ok({ keys: [] }), INVALID, /returned no key that can verify/, 1],
  [
    'keys of no use',
    ok({ keys: [null, 1, 'x', {}, [key.jwk]] }),
    INVALID,
    /returned no key that can verify/,
    1,
  ],
  ['50 MB', flood(), FAILED, NO_JWKS, 1],
  ['50 MB, compressed', flood({ isCompressed: true }), FAILED, NO_JWKS, 1],
  ['silence', hang(), FAILED, SILENT, 2],
  ['silence in the body', hangInBody(keys), FAILED, SILENT, 2],
  ['an answer that is too slow', slowly(2_000, ok(keys)), FAILED, SILENT, 2],
];

describe.concurrent('a JWKS that cannot be loaded', () => {
  it.each(ROWS)('for %s', async (_name, does, reason, message, attempts) => {
    await using instance = await createInstance(does);
    // Long enough for two timeouts and the delay between them, but not for three.
    const timeoutInMs = message === SILENT ? 1_000 : 5_000;
    const { error } = await instance.verifier({ timeoutInMs }).verify(token);

    expect(error?.reason).toBe(reason);
    expect(error?.message).toMatch(message);
    expect(error?.message).toContain(`${instance.server.url}/v1/jwks`);
    expect(error?.action).not.toBe('');
    expect(`${error?.stack} ${error?.getFullMessage()} ${JSON.stringify(error)}`).not.toContain(SECRET_KEY);

    expect(instance.server.requests).toHaveLength(attempts);
    expect(instance.events).toEqual([{ url: `${instance.server.url}/v1/jwks`, error, attempts }]);
    // A client that keeps reading receives 50 MB. If it stops, a few MB are in buffers of the system.
    expect(instance.server.sentByteCount).toBeLessThan(20_000_000);
  });

  it('for a closed port', async () => {
    await using instance = await createInstance(ok(keys));
    await instance.server.goDown();
    const { error } = await instance.verifier().verify(token);
    expect([error?.reason, error?.message]).toEqual([FAILED, expect.stringMatching(UNREACHABLE)]);
    expect(instance.events).toMatchObject([{ attempts: 3 }]);
  });

  it('for 401 where no secret key was sent', async () => {
    await using instance = await createInstance(status(401));
    const verifier = instance.verifier({ secretKey: undefined, jwksUrl: `${instance.server.url}/jwks` });
    const { error } = await verifier.verify(token);
    expect([error?.reason, error?.message]).toEqual([FAILED, expect.stringContaining('HTTP 401')]);
  });

  it.each<readonly [name: string, does: Behaviour]>([
    ['a reset', reset()],
    ['500', status(500)],
    ['HTML', html()],
    ['silence', hang()],
  ])('is requested again a second after %s, and not before', async (name, does) => {
    await using instance = await createInstance(does);
    const verifier = instance.verifier({ timeoutInMs: name === 'silence' ? 1_000 : 5_000 });
    expect(await outcome(verifier.verify(token))).toBe(FAILED);
    const requestCount = instance.server.requests.length;
    instance.server.behave(ok(keys));
    for (let count = 0; count < 20; count++) {
      await verifier.verify(token);
    }
    expect(instance.server.requests.length).toBeLessThanOrEqual(requestCount + 1);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await outcome(verifier.verify(token))).toBe('accepted');
  });
});

describe.concurrent('a JWKS that is loaded all the same', () => {
  it.each<readonly [name: string, does: Behaviour]>([
    ['slow', slowly(300, ok(keys))],
    ['of another content type', text(JSON.stringify(keys), 'text/plain')],
    ['without a content type', { kind: 'answer', status: 200, headers: {}, body: JSON.stringify(keys) }],
    ['with a byte-order mark', text(`\uFEFF${JSON.stringify(keys)}`)],
  ])('%s', async (_name, does) => {
    await using instance = await createInstance(does);
    expect(await outcome(instance.verifier().verify(token))).toBe('accepted');
    expect(instance.server.requests).toHaveLength(1);
  });
});
