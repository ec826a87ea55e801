import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ClerkError } from './index.ts';
import { isSafeToLog, redact } from './redact.ts';

const cases: ReadonlyArray<readonly [name: string, text: string, redacted: string]> = [
  ['a secret key', 'key sk_live_Abc123Def456 is wrong', 'key [redacted] is wrong'],
  ['a machine secret', 'ak_0123456789abcdef', '[redacted]'],
  ['a JWT', 'token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln end', 'token [redacted] end'],
  ['a truncated JWT', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIi', '[redacted]'],
  ['a bearer credential', 'Authorization: Bearer abcdef123', 'Authorization: [redacted]'],
  ['a key after other characters', 'x=%20sk_live_abcdef, y_sk_live_abcdef', 'x=%20[redacted], y_[redacted]'],
  ['a JWT with another beginning', 'ewogICJhbGciOi.ewogICJzdWIiO.c2lnbmF0', '[redacted]'],
  ['a bearer credential after several spaces', 'bearer   abcdef123', '[redacted]'],
  ['a PEM', 'not "-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----".', 'not "[redacted]".'],
  ['a PEM that is cut', '-----BEGIN EC PRIVATE KEY-----MHcCAQ', '[redacted]'],
  ['a key in base64', 'Got "MIIEvQIBADANBgkq".', 'Got "[redacted]".'],
  ['the password of a URL', 'not "https://a:b@c.example/d@e"', 'not "https://[redacted]@c.example/d@e"'],
  ['no name that begins like a key', 'Miikkulainen of MIIT', 'Miikkulainen of MIIT'],
  ['no email address', 'ada@example.com, https://a.example/@ada', 'ada@example.com, https://a.example/@ada'],
  ['Basic credentials', 'Authorization: Basic c2tfdGVzdF9hYmNkZWY6', 'Authorization: [redacted]'],
  [
    'Basic credentials with a password',
    '"authorization":"Basic OnNrX2xpdmVfYWJj"',
    '"authorization":"[redacted]"',
  ],
  ['Basic credentials of a URL', '?a=Basic%20YWRhOnNlY3JldA%3D%3D&b=1', '?a=[redacted]&b=1'],
  ['a secret key in base64', 'key c2tfbGl2ZV9hYmNkZWZn ends', 'key [redacted] ends'],
  ['an escaped secret key', '?key=sk%5Ftest%5Fabcdef&b=1', '?key=[redacted]&b=1'],
  ['a machine secret after an escape', '?a=%20ak_abcdef&b=%3Dmt_abcdef', '?a=%20[redacted]&b=%3D[redacted]'],
  [
    'a machine secret after a line break of JSON',
    String.raw`"a\nak_abcdef\tmt_abcdef"`,
    String.raw`"a\n[redacted]\t[redacted]"`,
  ],
  [
    'a machine secret after a quotation mark of JSON',
    String.raw`\u0022oat_abcdef`,
    String.raw`\u0022[redacted]`,
  ],
  ['a truncated JWT after an escape', '%20eyJhbGciOiJSUzI1NiJ9.eyJ', '%20[redacted]'],
  ['a bearer credential of a URL', '?h=Bearer%20abcdef123&b=1', '?h=[redacted]&b=1'],
  [
    'no words after "basic"',
    'Basic authentication, basic HTTP, a basic plan',
    'Basic authentication, basic HTTP, a basic plan',
  ],
  [
    'no ids, dates and words in capital letters after "basic"',
    'Basic cplan_2abcDEF, basic user_2abcDEF123, Basic 2024-10-01, BASIC AUTHENTICATION',
    'Basic cplan_2abcDEF, basic user_2abcDEF123, Basic 2024-10-01, BASIC AUTHENTICATION',
  ],
  ['short Basic credentials', 'Basic YTpiYw==, basic YTpiY2Q6', '[redacted], [redacted]'],
  ['Basic credentials with an escaped sign', '?a=Basic%20YW%2FhOmI%2B&b=1', '?a=[redacted]&b=1'],
  ['several credentials', 'sk_test_abcdef mt_abcdef1', '[redacted] [redacted]'],
  [
    'nothing in a string without credentials',
    'user_2abc is in org_3def, task_1',
    'user_2abc is in org_3def, task_1',
  ],
];

describe('redact()', () => {
  it.each(cases)('redacts %s', (_name, text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each(['eyJ-'.repeat(500_000), 'bearer '.repeat(300_000), `sk_test_${'='.repeat(2_000_000)}`])(
    'takes bounded time for a long hostile string',
    (text) => {
      expect(redact(text).length).toBeLessThanOrEqual(2_000);
    },
  );
});

describe('the cause of an error', () => {
  const causeOf = (cause: unknown) => new ClerkError('Failed', { code: 'network-error', cause }).cause;

  it.each([
    ['an error', Object.assign(new TypeError('fetch failed', { cause: new Error('reset') }), { code: 'E' })],
    ['an error of another realm', runInNewContext(`new Error('reset')`)],
    ['a DOMException', AbortSignal.abort().reason],
    ['a string', 'stopped'],
    ['an object', { because: ['stopped'] }],
    ['null', null],
  ])('is kept if it is %s without a credential', (_name, cause: unknown) => {
    expect(causeOf(cause)).toBe(cause);
  });

  const key = 'sk_test_abcdefgh1234';
  const request = new Request('https://api.example.com', { headers: { authorization: `Bearer ${key}` } });
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  it.each([
    ['in its message', new TypeError(`cannot send ${key}`)],
    ['in a field', Object.assign(new Error('failed'), { config: { headers: { authorization: key } } })],
    ['in its cause', new Error('failed', { cause: new Error(key) })],
    ['in a request', Object.assign(new Error('failed'), { request })],
    ['in an object', { headers: [`Bearer ${key}`] }],
    ['in a string', `not ${key}`],
    ['in a cycle', Object.assign(new Error(key), { cyclic })],
  ])('is redacted if it has a credential %s', (_place, cause: unknown) => {
    expect(inspect(causeOf(cause), { depth: 9, showHidden: true })).not.toContain('abcdefgh1234');
  });

  it('keeps its name, code and cause when it is redacted', () => {
    const cause = Object.assign(new TypeError(`no ${key}`, { cause: new Error(key) }), {
      code: 'ECONNRESET',
    });
    expect(causeOf(cause)).toMatchObject({
      name: 'TypeError',
      code: 'ECONNRESET',
      message: 'no [redacted]',
      cause: { message: '[redacted]' },
    });
  });
});

it('inspects no long string, which would take long', () => {
  expect(isSafeToLog('word\n'.repeat(20_000))).toBe(false);
  expect(isSafeToLog('word\n'.repeat(1_000))).toBe(true);
});

describe('redact() of what looks like a credential', () => {
  it.each([
    ['"https://user:p@ssword@host/"', '"https://[redacted]@host/"'],
    ['DATABASE_MIGRATION_PENDING', 'DATABASE_MIGRATION_PENDING'],
    ['MIGRATION_PENDING_FOR_ALL', 'MIGRATION_PENDING_FOR_ALL'],
  ])('writes %s as %s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });
});
