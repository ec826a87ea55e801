import { ALL_WAYS, type Attack, KEYED_WAYS, type Outcome, type Way } from './attack.ts';
import { CLAIMS, forge, HEADER, jsonWith, unsigned } from './forge.ts';

const NO_OBJECTS = ['null', '1', '0', '-1', '"text"', '""', '[]', '[{}]', 'true', 'false', '', ' '];

const broken = (name: string, spoil: (json: string) => string) => [name, spoil] as const;

/** Strings that some parsers accept as JSON, although RFC 8259 forbids them. */
const BROKEN = [
  broken('a trailing comma', (json) => json.replace(/}$/, ',}')),
  broken('a leading comma', (json) => json.replace(/^{/, '{,')),
  broken('a line comment', (json) => json.replace(/^{/, '{//comment\n')),
  broken('a block comment', (json) => json.replace(/^{/, '{/*comment*/')),
  broken('NaN', (json) => json.replace(/}$/, ',"x":NaN}')),
  broken('Infinity', (json) => json.replace(/}$/, ',"x":Infinity}')),
  broken('undefined', (json) => json.replace(/}$/, ',"x":undefined}')),
  broken('single quotes', (json) => json.replace(/}$/, ",'x':1}")),
  broken('a bare name', (json) => json.replace(/}$/, ',x:1}')),
  broken('a hexadecimal number', (json) => json.replace(/}$/, ',"x":0x10}')),
  broken('a number with a leading zero', (json) => json.replace(/}$/, ',"x":01}')),
  broken('a number with a plus sign', (json) => json.replace(/}$/, ',"x":+1}')),
  broken('a number with a trailing dot', (json) => json.replace(/}$/, ',"x":1.}')),
  broken('a number with an underscore', (json) => json.replace(/}$/, ',"x":1_0}')),
  broken('a bad escape', (json) => json.replace(/}$/, ',"x":"\\x41"}')),
  broken('a short escape', (json) => json.replace(/}$/, ',"x":"\\u004"}')),
  broken('a missing value', (json) => json.replace(/}$/, ',"x":}')),
  broken('a missing colon', (json) => json.replace(/}$/, ',"x" 1}')),
  broken('a second object', (json) => `${json}{}`),
  broken('a second object in a line of its own', (json) => `${json}\n${json}`),
  broken('trailing characters', (json) => `${json}x`),
  broken('leading characters', (json) => `x${json}`),
  broken('a missing end', (json) => json.slice(0, -1)),
  broken('a non-breaking space at the end', (json) => `${json}\u00a0`),
  broken('a form feed at the end', (json) => `${json}\f`),
  broken('U+2028 at the end', (json) => `${json}\u2028`),
  broken('a prefix against hijacking', (json) => `)]}',\n${json}`),
  broken('base64 of base64', (json) => Buffer.from(json).toString('base64')),
];

const depth = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

const DEEP: ReadonlyArray<readonly [name: string, value: string, expected: Outcome]> = [
  ['1,000 lists in lists', depth(1_000, '[', ']'), 'accepted'],
  ['5,000 lists in lists', depth(5_000, '[', ']'), 'accepted'],
  ['1,500 objects in objects', `${'{"a":'.repeat(1_500)}1${'}'.repeat(1_500)}`, 'accepted'],
  ['10,000 lists that do not end', '['.repeat(10_000), 'token-invalid'],
  ['2,000 objects that do not end', '{"a":'.repeat(2_000), 'token-invalid'],
  ['a list that ends too often', depth(1_000, '[', ']]'), 'token-invalid'],
];

const payload = (name: string, text: string, expected: Outcome, ways: readonly Way[] = ALL_WAYS): Attack => ({
  name,
  token: forge({ payload: text }),
  ways,
  expected,
});

const parts = [...NO_OBJECTS, ...BROKEN].flatMap((entry): Attack[] => {
  const [name, spoil] = typeof entry === 'string' ? [JSON.stringify(entry), () => entry] : entry;
  const header = forge({ header: spoil(JSON.stringify(HEADER)) });
  return [
    { name: `${name} in the header`, token: header, ways: ALL_WAYS, expected: 'token-invalid' },
    payload(`${name} in the payload`, spoil(JSON.stringify(CLAIMS)), 'token-invalid'),
  ];
});

const deep = DEEP.flatMap(([name, value, expected]): Attack[] => [
  {
    name: `${name} in the header`,
    token: forge({ header: jsonWith(HEADER, 'x', value) }),
    ways: ALL_WAYS,
    expected,
  },
  payload(`${name} in the payload`, jsonWith(CLAIMS, 'x', value), expected),
]);

/** A segment must be a JSON object. */
export const jsonAttacks: readonly Attack[] = [
  ...parts,
  ...deep,
  payload('white space of JSON around', ` \t\r\n${JSON.stringify(CLAIMS)} \t\r\n`, 'accepted'),
  payload('an escaped name', JSON.stringify(CLAIMS).replace('"sub"', '"\\u0073ub"'), 'accepted'),
  payload(
    'a number too large for a double in a claim that is not checked',
    jsonWith(CLAIMS, 'x', '1e400'),
    'accepted',
  ),
  payload(
    'a number of 5,000 digits in a claim that is not checked',
    jsonWith(CLAIMS, 'x', '1'.repeat(5_000)),
    'accepted',
  ),
  payload('an empty payload object', '{}', 'token-verification-failed', [
    'verifyJwt',
    'verifyToken',
    'verifier',
  ]),
  {
    name: 'an empty header object',
    token: unsigned({}),
    ways: KEYED_WAYS,
    expected: 'token-invalid-algorithm',
  },
  {
    name: 'an escaped alg',
    token: forge({ header: '{"alg":"\\u0052S256"}' }),
    ways: ALL_WAYS,
    expected: 'accepted',
  },
];

const twice = (object: object, name: string, first: string, second: string) =>
  jsonWith(object, name, `${first},"${name}":${second}`);

/** Duplicate names. RFC 7519, section 4, allows a parser to reject them or to use the last. */
export const duplicateAttacks: readonly Attack[] = [
  {
    name: 'two subjects: the last wins, as JSON.parse has it',
    token: forge({ payload: twice(CLAIMS, 'sub', '"user_2"', '"user_1"') }),
    expected: 'accepted',
    claims: { sub: 'user_1' },
  },
  {
    name: 'two subjects, the last with an escape: it wins, as JSON.parse has it',
    token: forge({ payload: jsonWith(CLAIMS, 'sub', '"user_2","\\u0073ub":"user_1"') }),
    expected: 'accepted',
    claims: { sub: 'user_1' },
  },
  {
    name: 'two subjects, the last is empty',
    token: forge({ payload: twice(CLAIMS, 'sub', '"user_1"', '""') }),
    expected: 'token-verification-failed',
  },
  {
    name: 'two expiries, the last is past',
    token: forge({ payload: twice(CLAIMS, 'exp', String(CLAIMS.exp), '1') }),
    expected: 'token-expired',
  },
  {
    name: 'two expiries, the first is past: JSON.parse uses the last',
    token: forge({ payload: twice(CLAIMS, 'exp', '1', String(CLAIMS.exp)) }),
    expected: 'accepted',
    claims: { exp: CLAIMS.exp },
  },
  {
    name: 'two algs, the last is none',
    token: forge({ header: twice(HEADER, 'alg', '"RS256"', '"none"') }),
    ways: KEYED_WAYS,
    expected: 'token-invalid-algorithm',
  },
  {
    name: 'two algs, the first is none: JSON.parse uses the last',
    token: forge({ header: twice(HEADER, 'alg', '"none"', '"RS256"') }),
    ways: KEYED_WAYS,
    expected: 'accepted',
  },
  {
    name: 'two algs, the last is HS256',
    token: forge({ header: twice(HEADER, 'alg', '"RS256"', '"HS256"') }),
    ways: KEYED_WAYS,
    expected: 'token-invalid-algorithm',
  },
];
