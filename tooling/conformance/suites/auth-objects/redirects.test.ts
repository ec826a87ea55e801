import { createRedirect as createOurs } from '@x/auth-state';
import { createRedirect as createTheirs } from 'clerk-latest/internal';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attempt } from './attempt.ts';
import { REDIRECT_DIFFERENCES, type RedirectCase, type RedirectComparison } from './redirect-differences.ts';
import { runs, sample } from './sample.ts';
import { tallyDifferences } from './tally-differences.ts';

const key = (kind: string, frontendApi: string) => `pk_${kind}_${btoa(`${frontendApi}$`)}`;

const cases: fc.Arbitrary<RedirectCase> = fc.record({
  page: fc.constantFrom('redirectToSignIn', 'redirectToSignUp'),
  publishableKey: fc.constantFrom(
    '',
    'pk_live_nonsense',
    key('live', 'clerk.example.com'),
    key('live', 'auth.example.com'),
    key('test', 'happy-cat-1.clerk.accounts.dev'),
    key('test', 'happy-cat-1.clerk.accountsstage.dev'),
    key('test', 'clerk.happy.cat-1.lcl.dev'),
  ),
  baseUrl: fc.constantFrom(
    '',
    'https://app.example.com/a/b?c=1#d',
    'http://localhost:3000',
    new URL('https://app.example.com:8443'),
  ),
  signInUrl: fc.constantFrom(
    undefined,
    '',
    '/sign-in',
    '/in/',
    'in',
    '/in?a=1',
    'https://app.example.com/in',
    'https://auth.example.com',
    'http://localhost:3001/in#x',
    new URL('https://auth.example.com/in?b=2'),
  ),
  signUpUrl: fc.constantFrom(undefined, undefined, '', '/join', 'https://auth.example.com/join'),
  returnBackUrl: fc.constantFrom(
    undefined,
    null,
    '',
    '/here',
    '/here?a=1&__clerk_synced=true',
    'there',
    '//other.example/x',
    'https://app.example.com/x?y=z#f',
    'http://other.example',
    new URL('https://app.example.com/ä'),
    'javascript:alert(1)',
    'data:,x',
    'https://[',
  ),
  devBrowserToken: fc.constantFrom(undefined, '', 'dvb_1'),
  sessionStatus: fc.constantFrom(undefined, null, 'active', 'pending'),
  isSatellite: fc.constantFrom(undefined, false, true),
});

function compare(redirectCase: RedirectCase): RedirectComparison {
  const { page, returnBackUrl, ...params } = redirectCase;
  const all = { ...params, redirectAdapter: (url: string) => url };
  return {
    ...redirectCase,
    // An absent option is `undefined` here, which the types of the reference do not allow.
    theirs: attempt(() =>
      createTheirs(all as Parameters<typeof createTheirs<string>>[0])[page]({
        returnBackUrl: returnBackUrl ?? null,
      }),
    ),
    ours: attempt(() => createOurs(all)[page]({ returnBackUrl })),
  };
}

it(`${runs} random redirects equal those of @clerk/backend 3.25.0, except for listed differences`, () => {
  const { unlisted, counts } = tallyDifferences(sample(cases).map(compare), REDIRECT_DIFFERENCES);
  expect(unlisted.slice(0, 5)).toEqual([]);
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
}, 600_000);
