import { createClerkRequest as createOurs } from '@x/auth-state';
import { createClerkRequest as createTheirs } from 'clerk-latest/internal';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attempt } from './attempt.ts';
import {
  REQUEST_DIFFERENCES,
  type RequestCase,
  type RequestComparison,
} from './clerk-request-differences.ts';
import { runs, sample } from './sample.ts';
import { tallyDifferences } from './tally-differences.ts';

const host = fc.oneof(
  fc.constantFrom(
    'app.example.com',
    'app.example.com:8443',
    'localhost:3000',
    '10.0.0.1',
    '[::1]:80',
    'APP.example.com',
  ),
  fc.constantFrom(
    '',
    'app.example.com,evil.example',
    'a b',
    'evil.example/x',
    'user:pw@evil.example',
    'evil.example?x',
    '%00',
    ':80',
    '[',
    'b.example, c.example',
    '..',
    'ex\\ample.com',
    '@',
  ),
);
const proto = fc.constantFrom(
  'http',
  'https',
  'https,http',
  'HTTPS',
  '',
  'ftp',
  'javascript',
  'https:',
  ' https',
  'x y',
);
const cookie = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'b', '__session', ' a', '__proto__', '', 'a b'),
      fc.constantFrom('1', '2', '', '%20x', '%ZZ', '%20bar%3B%20baz%3Dqux', '"q"', '"', 'x=y', ' z ', 'é'),
    ),
    { maxLength: 5 },
  )
  .map((pairs) => pairs.map((pair) => pair.join('=')).join(';'));

const cases: fc.Arbitrary<RequestCase> = fc.record({
  url: fc.constantFrom(
    'http://10.0.0.1/',
    'http://10.0.0.1:3000/a/b?c=1&d=%20#e',
    'https://app.example.com//b.example/c',
    'https://app.example.com/?__clerk_db_jwt=x#f',
    'http://localhost:3000/ä',
  ),
  method: fc.constantFrom('GET', 'POST', 'HEAD', 'delete'),
  headers: fc.record(
    {
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': proto,
      'x-forwarded-port': fc.constant('1'),
      cookie,
    },
    { requiredKeys: [] },
  ),
});

/** The members of a request that do not depend on its class. */
const read = (request: ReturnType<typeof createOurs> | ReturnType<typeof createTheirs>) => ({
  href: request.clerkUrl.href,
  isCrossOrigin: request.clerkUrl.isCrossOrigin('https://app.example.com/'),
  url: request.url,
  method: request.method,
  headers: [...request.headers],
  cookies: [...request.cookies],
});

function* compare(requestCase: RequestCase): Iterable<RequestComparison> {
  const made = (create: typeof createOurs | typeof createTheirs) =>
    attempt(() => read(create(new Request(requestCase.url, requestCase))));
  const [theirs, ours] = [made(createTheirs), made(createOurs)];
  for (const member of ['href', 'isCrossOrigin', 'url', 'method', 'headers', 'cookies'] as const) {
    const of = (outcome: typeof theirs) =>
      outcome.threw ? outcome : { ...outcome, value: Object(outcome.value)[member] };
    yield { ...requestCase, member, theirs: of(theirs), ours: of(ours) };
  }
}

it(`${runs} random requests equal those of @clerk/backend 3.25.0, except for listed differences`, () => {
  const comparisons = sample(cases).flatMap((requestCase) => [...compare(requestCase)]);
  const { unlisted, counts } = tallyDifferences(comparisons, REQUEST_DIFFERENCES);
  expect(unlisted.slice(0, 5)).toEqual([]);
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
}, 600_000);
