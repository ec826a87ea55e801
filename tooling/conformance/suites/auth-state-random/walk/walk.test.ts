import { describe, expect, it } from 'vitest';
import { createCase } from '../cases/create-case.ts';
import { describeCase } from '../report.ts';
import { createAppOfOurs } from './app-of-ours.ts';
import type { Visitor } from './frontend-api.ts';
import { toNavigation } from './navigation.ts';
import type { Browser } from './walk.ts';
import { walkFrom } from './walk-from.ts';

const VISITORS: Readonly<Record<string, Visitor>> = {
  'is signed in': { isSignedIn: true, organization: null },
  'is signed in, with an organization': { isSignedIn: true, organization: 'acme' },
  'is not a member of the requested organization': {
    isSignedIn: true,
    organization: 'acme',
    staysInOrganization: true,
  },
  'is signed out': { isSignedIn: false, organization: null },
  'has a session that the application has no key for': {
    isSignedIn: true,
    organization: null,
    usesOtherKey: true,
  },
};
const BROWSERS: readonly Browser[] = ['ordinary', 'keeps-no-cookies', 'hides-new-cookies'];
const SEED = Number(process.env['SEED'] ?? 1);
const RUNS = Number(process.env['RUNS'] ?? 200);
const TIMEOUT_IN_MS = 30 * 60_000;
const HOPS_AT_MOST = 6;

async function walksOf(visitor: Visitor, browser: Browser) {
  const walks = [];
  for (let index = 0; index < RUNS; index++) {
    const authCase = toNavigation(createCase(SEED, index));
    const { urls, end } = await walkFrom(authCase, visitor, createAppOfOurs, browser);
    walks.push({ index, end, hops: urls.length - 1, of: describeCase(authCase) });
  }
  return walks;
}

describe('following the redirects of any starting state', { timeout: TIMEOUT_IN_MS }, () => {
  describe.each(BROWSERS)('in a browser that is %s', (browser) => {
    it.each(Object.entries(VISITORS))('ends within 6 hops for a visitor who %s', async (_name, visitor) => {
      const walks = await walksOf(visitor, browser);
      expect(walks.filter(({ hops }) => hops > HOPS_AT_MOST)).toEqual([]);
      expect(walks.filter(({ hops }) => hops > 1).length).toBeGreaterThan(RUNS / 5);
    });
  });

  it('signs a visitor in whom the service knows', async () => {
    const walks = await walksOf({ isSignedIn: true, organization: null }, 'ordinary');
    const redirected = walks.filter(({ hops, end }) => hops > 1 && end !== 'elsewhere');
    const signedIn = redirected.filter(({ end }) => end === 'signed-in');
    expect(signedIn.length / redirected.length).toBeGreaterThan(0.95);
  });

  it('signs a visitor in whom the service knows, where the browser keeps no cookies', async () => {
    const walks = await walksOf({ isSignedIn: true, organization: null }, 'keeps-no-cookies');
    expect(walks.filter(({ end }) => end === 'signed-in').length).toBeGreaterThan(RUNS / 3);
  });
});
