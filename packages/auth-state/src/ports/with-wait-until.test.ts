import { ConfigError } from '@x/errors';
import { describe, expect, it, vi } from 'vitest';
import { bindPorts } from './bind-ports.ts';
import type { Ports } from './ports.ts';
import { splitWaitUntil, withWaitUntil } from './with-wait-until.ts';

const waitUntil = () => {};
const OPTIONS = { secretKey: 'sk_test_1' };
const DECODED = { header: {} } as never;

/** Calls of all ports, with the arguments before those that only some callers have. */
const CALLS: ReadonlyArray<readonly [name: keyof Ports, args: readonly unknown[]]> = [
  ['verifySessionToken', ['token', OPTIONS, DECODED]],
  ['verifyHandshakeToken', ['token', OPTIONS]],
  ['verifyMachineJwt', ['token', OPTIONS, DECODED]],
  ['exchangeHandshakeNonce', ['nonce', OPTIONS]],
  ['refreshSession', [{ sessionId: 'sess_1' }, OPTIONS]],
  ['verifyMachineToken', ['api_key', 'ak_1', OPTIONS]],
  ['createSessionToken', [{ sessionId: 'sess_1' }, OPTIONS]],
];

describe('withWaitUntil()', () => {
  it.each(CALLS)('passes the function and the arguments to %s', async (name, args) => {
    const port = vi.fn(async () => ({ result: name, error: null }));
    const ports = withWaitUntil(bindPorts({ [name]: port }), waitUntil);
    // The arguments are those of the port.
    const call = ports[name] as unknown as (...given: readonly unknown[]) => unknown;
    expect(await call(...args)).toEqual({ result: name, error: null });
    expect(port.mock.calls).toEqual([[...args, { waitUntil }]]);
  });

  it('adds no port that is missing', () => {
    const ports = withWaitUntil(bindPorts({}), waitUntil);
    const names = ['exchangeHandshakeNonce', 'refreshSession', 'verifyMachineToken', 'createSessionToken'];
    expect(names.filter((name) => name in ports)).toEqual([]);
    expect(typeof ports.decodeToken).toBe('function');
  });

  it('returns the same ports without a function', () => {
    const ports = bindPorts({});
    expect(withWaitUntil(ports, undefined)).toBe(ports);
  });
});

describe('splitWaitUntil()', () => {
  const read = vi.fn((given: object) => ({ ...given }));

  it('returns the function and the other options', () => {
    expect(splitWaitUntil({ ...OPTIONS, waitUntil }, read)).toEqual([OPTIONS, waitUntil]);
  });

  it('returns options without the function unread', () => {
    read.mockClear();
    const [options, found] = splitWaitUntil(OPTIONS, read);
    expect([options === OPTIONS, found, read.mock.calls]).toEqual([true, undefined, []]);
  });

  it.each([null, undefined, 'options'])('leaves %j to the caller', (given) => {
    expect(splitWaitUntil(given as never, read)).toEqual([given, undefined]);
  });

  it('rejects a value that is not a function', () => {
    expect(() => splitWaitUntil({ waitUntil: 5 } as never, read)).toThrow(ConfigError);
  });

  it('rejects options that cannot be read', () => {
    const hostile = new Proxy(
      {},
      {
        has: () => {
          throw new Error('no');
        },
      },
    );
    expect(() => splitWaitUntil(hostile, read)).toThrow(
      new ConfigError('The options cannot be read: a getter or a proxy throws. Pass a plain object.'),
    );
  });
});
