import { createContext, runInContext } from 'node:vm';

/** A value that hardly any parameter takes. It is made for each call, because a function can change what it is passed. */
export interface WrongValue {
  readonly name: string;
  readonly make: () => unknown;
}

/** The message of what functions among the arguments throw. */
export const THROWN_BY_ARGUMENT = 'thrown by the argument';

const fail = (): never => {
  throw new TypeError(THROWN_BY_ARGUMENT);
};

/** Every operation on the proxy throws, `typeof` excepted. */
const hostileProxy = (): unknown => new Proxy({}, new Proxy({}, { get: () => fail }));

const revokedProxy = (target: object = {}): unknown => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

/** Has every property, and reading one throws. */
const throwingGetters = (): unknown => new Proxy({}, { get: fail });

/** Converting it to a primitive or to JSON throws. */
const throwingConversions = (): unknown => ({
  toString: fail,
  valueOf: fail,
  toJSON: fail,
  [Symbol.toPrimitive]: fail,
});

function cyclic(): unknown {
  const value: { self?: unknown } = {};
  value.self = value;
  return value;
}

function deep(): unknown {
  let value: object = {};
  for (let level = 0; level < 10_000; level += 1) {
    value = { value };
  }
  return value;
}

/** Never ends. */
function* endless(): Generator<number> {
  for (;;) {
    yield 1;
  }
}

class Instance {
  readonly #hidden = 1;
  get length(): number {
    return this.#hidden;
  }
}

const otherRealm = createContext();
const inOtherRealm = (code: string) => (): unknown => runInContext(code, otherRealm);

/** By their names, which a failing test shows. */
const MAKE: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  false: () => false,
  zero: () => 0,
  'a negative number': () => -1,
  'a fraction': () => 1.5,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  'a bigint': () => 10n,
  'an empty string': () => '',
  'white space': () => ' \n',
  'a word': () => 'word',
  'a lone surrogate': () => '\ud800',
  'a huge string': () => 'a'.repeat(100_000),
  'a symbol': () => Symbol('argument'),
  'an empty list': () => [],
  'a list of undefined': () => [undefined],
  'a list with a hole': () => new Array(1),
  'a huge list of holes': () => new Array(200_000),
  'nested lists': () => [[['word']]],
  'a list of hostile objects': () => [hostileProxy(), revokedProxy(), throwingConversions()],
  'an empty object': () => ({}),
  'an object of unknown fields': () => ({ unknown: 1 }),
  'a frozen object': () => Object.freeze({ unknown: 1 }),
  'an object without a prototype': () => Object.create(null),
  'an object with a field __proto__': () => JSON.parse('{"__proto__":{"a":1}}'),
  'an object with throwing getters': throwingGetters,
  'an object with throwing conversions': throwingConversions,
  'a cyclic object': cyclic,
  'a deep object': deep,
  'a hostile proxy': hostileProxy,
  'a revoked proxy': () => revokedProxy(),
  'a revoked proxy of a list': () => revokedProxy([]),
  'a revoked proxy of a function': () => revokedProxy(() => undefined),
  'a function': () => () => undefined,
  'a function that throws': () => fail,
  'an async function': () => async () => undefined,
  'a class': () => Instance,
  'an instance of a class': () => new Instance(),
  'a promise': () => Promise.resolve({}),
  // biome-ignore lint/suspicious/noThenProperty: a thenable is one of the wrong values
  'a thenable that throws': () => ({ then: fail }),
  'a date': () => new Date(0),
  'an invalid date': () => new Date(Number.NaN),
  'a map': () => new Map([['a', 1]]),
  'a set': () => new Set(['a']),
  'a regular expression': () => /a/,
  'an error': () => new Error('argument'),
  'a typed array': () => new Uint8Array(3),
  'an endless generator': () => endless(),
  'a URL': () => new URL('https://app.example.com/'),
  headers: () => new Headers({ a: '1' }),
  'a request': () => new Request('https://app.example.com/'),
  'a response': () => new Response('a'),
  'an object of another realm': inOtherRealm('({ unknown: 1 })'),
  'a list of another realm': inOtherRealm('[undefined]'),
  'a function of another realm': inOtherRealm('() => undefined'),
  'a promise of another realm': inOtherRealm('Promise.resolve({})'),
  'an error of another realm': inOtherRealm('new TypeError("argument")'),
};

/** In every secret below. No message contains it. */
export const CANARY = 'Tr0ub4dorAndCanary';

/** Secrets that people paste by mistake, in forms that a check can miss. */
const MAKE_SECRETS: Readonly<Record<string, () => unknown>> = {
  'a secret key': () => `sk_test_${CANARY}`,
  'a secret key in quotation marks': () => `"sk_live_${CANARY}"`,
  'a secret key with a line break': () => `sk_test_${CANARY}\n`,
  'the key of a machine': () => `ak_${CANARY}`,
  'a signing secret': () => `whsec_${CANARY}`,
  'a private key': () => `-----BEGIN PRIVATE KEY-----\nMII${CANARY}\n-----END PRIVATE KEY-----`,
  'a private key in base64': () => `MIIEvQIBADANBgkq${CANARY}`,
  'a private JWK': () => ({ kty: 'RSA', n: 'AQAB', e: 'AQAB', d: CANARY }),
  'a token': () => `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.${CANARY}`,
  'a URL with a password': () => `https://user:${CANARY}@app.example.com/`,
  'a URL with a key in its query': () => `https://app.example.com/?key=sk_test_${CANARY}`,
  'a list of secrets': () => [`sk_test_${CANARY}`, `eyJhbGciOiJSUzI1NiJ9.e30.${CANARY}`],
};

const toList = (makers: Readonly<Record<string, () => unknown>>): readonly WrongValue[] =>
  Object.entries(makers).map(([name, make]) => ({ name, make }));

const SECRETS: readonly WrongValue[] = toList(MAKE_SECRETS);

export const WRONG_VALUES: readonly WrongValue[] = [...toList(MAKE), ...SECRETS];

/** One value of each kind, for the many fields of options. */
const ONE_OF_EACH_KIND: ReadonlySet<string> = new Set([
  'undefined',
  'null',
  'true',
  'a fraction',
  'NaN',
  'a bigint',
  'an empty string',
  'a huge string',
  'a symbol',
  'a list with a hole',
  'a list of hostile objects',
  'an empty object',
  'an object without a prototype',
  'an object with throwing conversions',
  'a hostile proxy',
  'a revoked proxy',
  'a function that throws',
  'a class',
  'a promise',
  'an invalid date',
  'a list of another realm',
]);

export const WRONG_VALUES_OF_FIELDS: readonly WrongValue[] = [
  ...WRONG_VALUES.filter(({ name }) => ONE_OF_EACH_KIND.has(name)),
  ...SECRETS,
];
