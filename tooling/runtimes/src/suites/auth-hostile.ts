import type { Assert, Case, Library, Suite } from '../suite.ts';
import { requestWith } from './request-with.ts';

const URL_OF_APP = 'https://app.example.com/notes';
const MEGABYTE = 1_000_000;
/** Servers reject longer URLs. */
const URL_LENGTH = 50_000;
const navigation = { accept: 'text/html', 'sec-fetch-dest': 'document' };
/** A minimal RS256 header, and a payload without claims. */
const TOKEN_HEADER = 'eyJhbGciOiJSUzI1NiJ9';
const deep = (opening: string, closing: string) => `${opening.repeat(50_000)}${closing.repeat(50_000)}`;
const encode = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const token = (payload: string) => `${TOKEN_HEADER}.${encode(payload)}.AAAA`;

/** Strings that a client can send instead of a token, a number, a URL or any other value. */
const TEXTS: Readonly<Record<string, string>> = {
  'a megabyte of one letter': 'a'.repeat(MEGABYTE),
  'a megabyte of percent signs': '%'.repeat(MEGABYTE),
  'a megabyte of dots': '.'.repeat(MEGABYTE),
  'a megabyte of spaces within': `a${' '.repeat(MEGABYTE)}a`,
  'a megabyte of slashes': `/${'/'.repeat(MEGABYTE)}`,
  'a megabyte of equals signs': '='.repeat(MEGABYTE),
  'a long payload': token(`{"sub":"${'a'.repeat(MEGABYTE)}"}`),
  'a payload of null': token('null'),
  'a payload of a list': token('[]'),
  'a payload of a number': token('1'),
  'a payload that nests deeply': token(deep('[', ']')),
  'a header of null': `${encode('null')}.${encode('{}')}.AAAA`,
  'an own __proto__': token('{"__proto__":{"sub":"user_1"},"iat":1}'),
  'an issue date beyond all dates': token('{"iat":1e400,"exp":-1e400}'),
  'an issuer of objects': token('{"iss":{"toString":1},"iat":{}}'),
  'times that are objects': token('{"iat":{"toString":1,"valueOf":1},"exp":{"toString":1,"valueOf":1}}'),
  'times of lists that nest deeply': token(
    `{"iat":${'['.repeat(5_000)}${']'.repeat(5_000)},"exp":${'['.repeat(500)}${']'.repeat(500)}}`,
  ),
  'an issuer of a megabyte': token(`{"iss":"${'http://'.repeat(140_000)}"}`),
  'broken percent-encoding': '%E0%A4%A%ZZ%',
  'an encoded NUL': '%00%0d%0aSet-Cookie:%20a=b',
  'bytes beyond ASCII': '\u00ff\u00fe\u0080',
  'digits without end': '9'.repeat(100_000),
  'a name of Object': '__proto__',
  'a word': 'constructor',
  'a scheme that runs': 'javascript:alert(1)',
  'half a URL': 'http://',
  'a URL with credentials': 'https://user:pass@evil.example:99999/',
  'a host in brackets': 'http://[::1',
  'an empty string': '',
};

type Place = readonly [name: string, request: (text: string) => Request];

/** The places where a client can put them. */
const PLACES: readonly Place[] = [
  ...['authorization', 'referer', 'origin', 'host', 'x-forwarded-host', 'x-forwarded-proto', 'accept'].map(
    (name): Place => [name, (text) => requestWith(URL_OF_APP, { ...navigation, [name]: text })],
  ),
  ['a bearer token', (text) => requestWith(URL_OF_APP, { authorization: `Bearer ${text}` })],
  ['Sec-Fetch-Dest', (text) => requestWith(URL_OF_APP, { 'sec-fetch-dest': text })],
  ['the whole Cookie header', (text) => requestWith(URL_OF_APP, { ...navigation, cookie: text })],
  ...[
    ...['__session', '__client_uat', '__clerk_db_jwt', '__clerk_handshake', '__clerk_handshake_nonce'],
    ...['__clerk_redirect_count', '__refresh_lwp5x2Ky', '__session_lwp5x2Ky'],
  ].map((name): Place => [`the cookie ${name}`, (text) => requestWith(URL_OF_APP, withCookie(name, text))]),
  ...[
    ...['__clerk_redirect_url', '__clerk_db_jwt', '__clerk_handshake', '__clerk_handshake_nonce'],
    ...['__clerk_synced', '__dev_session'],
  ].map(
    (name): Place => [
      `the parameter ${name}`,
      (text) =>
        requestWith(`${URL_OF_APP}?${name}=${encodeURIComponent(text.slice(0, URL_LENGTH))}`, navigation),
    ],
  ),
];

const SIGNED_IN = '__client_uat=1; __clerk_db_jwt=1; __session=a.b.c';
const withCookie = (name: string, text: string) => ({
  ...navigation,
  cookie: `${name}=${text}; ${SIGNED_IN}`,
});

const MANY: ReadonlyArray<readonly [name: string, cookie: string]> = [
  ['a megabyte of cookies', 'a=b; '.repeat(MEGABYTE / 5)],
  [
    'a megabyte of cookies of other names',
    Array.from({ length: 70_000 }, (_, index) => `c${index}=v`).join('; '),
  ],
  ['a megabyte of semicolons', ';'.repeat(MEGABYTE)],
  ['a megabyte of session cookies', '__session=a.b.c; '.repeat(MEGABYTE / 17)],
  ['a megabyte of quotes', `__session="${'"'.repeat(MEGABYTE)}`],
];

/** Every request of a client results in a state, in every runtime: nothing throws, and nothing runs forever. */
export const authHostile: Suite = async ({ authState, emulator: { createEmulator } }) => {
  const { jwtKey, publishableKey } = await createEmulator({ port: false });
  const { authenticateRequest } = authState.createAuthenticateRequest({
    options: {
      ...{ jwtKey, publishableKey, acceptsToken: 'session_token' },
      ...{ forwardedHosts: 'any', satelliteOrigins: 'any' },
      organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'], personalAccountPatterns: ['/me'] },
    },
  });
  const check = async (assert: Assert, request: Request, name: string) => {
    const state = await authenticateRequest(request);
    assert.ok(state.status !== 'signed-in', `${name} signs in`);
    assert.ok((state.reason ?? '').length < 200, `${name} has a long reason`);
    assertHeaders(assert, authState, state, name);
  };
  const cases = PLACES.map(
    ([place, request]): Case => ({
      name: `authenticateRequest() survives hostile values in ${place}`,
      async run(assert) {
        for (const [name, text] of Object.entries(TEXTS)) {
          await check(assert, request(text), `${name} in ${place}`);
        }
      },
    }),
  );
  const many = MANY.map(
    ([name, cookie]): Case => ({
      name: `authenticateRequest() survives ${name}`,
      run: (assert) => check(assert, requestWith(URL_OF_APP, { ...navigation, cookie }), name),
    }),
  );
  return [...cases, ...many];
};

type State = Awaited<ReturnType<Library['authState']['authenticateRequest']>>;

function assertHeaders(assert: Assert, authState: Library['authState'], state: State, name: string): void {
  assert.ok(
    JSON.stringify(authState.debugRequestState(state)).length < 5_000,
    `${name} makes a long diagnosis`,
  );
  for (const [header, value] of state.headers) {
    assert.ok(header === 'location' || value.length < 4_000, `${name} makes a long ${header}`);
  }
}
