import { describe, expect, it } from 'vitest';
import { createCase } from '../cases/create-case.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { describeCase } from '../report.ts';
import { createAppOfOurs } from './app-of-ours.ts';
import type { Visitor } from './frontend-api.ts';
import { toNavigation } from './navigation.ts';
import { walkFrom } from './walk-from.ts';

const VISITORS: Readonly<Record<string, Visitor>> = {
  'signed in': { isSignedIn: true, organization: null },
  'signed in, with an organization': { isSignedIn: true, organization: 'acme' },
  'signed out': { isSignedIn: false, organization: null },
};
const SEED = Number(process.env['SEED'] ?? 1);
const RUNS = Number(process.env['RUNS'] ?? 400);
const TIMEOUT_IN_MS = 10 * 60_000;
const HOPS_AT_MOST = 5;
/**
 * In development a handshake for the one set of cookies can make the other set count, which has no development browser: then
 * a second handshake follows, and on a satellite the question to its primary.
 */
const HOPS_AT_MOST_WITH_TWO_SETS = 8;
/** Three handshakes, of which each is four redirects on a satellite in production. */
const HOPS_AT_MOST_IN_A_LOOP = 12;

function hopsAtMost({ instance, sessionSuffixed, uatSuffixed, before }: AuthCase): number {
  const hasSuffixed = [sessionSuffixed, uatSuffixed].some((name) => name !== 'absent');
  const hasTwoSets = hasSuffixed || ['uat-first', 'suffixed-first'].includes(before);
  return instance === 'development' && hasTwoSets ? HOPS_AT_MOST_WITH_TWO_SETS : HOPS_AT_MOST;
}

async function walksOf(visitor: Visitor) {
  const walks = [];
  for (let index = 0; index < RUNS; index++) {
    const authCase = toNavigation(createCase(SEED, index));
    const { urls, end } = await walkFrom(authCase, visitor, createAppOfOurs);
    walks.push({
      index,
      end,
      hops: urls.length - 1,
      atMost: hopsAtMost(authCase),
      of: describeCase(authCase),
    });
  }
  return walks;
}

describe('following the redirects of any starting state', { timeout: TIMEOUT_IN_MS }, () => {
  it.each(Object.entries(VISITORS))('ends soon for a visitor who is %s', async (_name, visitor) => {
    const walks = await walksOf(visitor);
    expect(walks.filter(({ hops, atMost }) => hops > atMost)).toEqual([]);
    expect(walks.filter(({ hops }) => hops > 1).length).toBeGreaterThan(RUNS / 5);
  });

  it('signs a visitor in whom the service knows', async () => {
    const walks = await walksOf({ isSignedIn: true, organization: null });
    const redirected = walks.filter(({ hops, end }) => hops > 1 && end !== 'elsewhere');
    const signedIn = redirected.filter(({ end }) => end === 'signed-in');
    expect(signedIn.length / redirected.length).toBeGreaterThan(0.95);
  });

  it('ends by the guard where the service signs with a key that the application does not know', async () => {
    const walks = await walksOf({ isSignedIn: true, organization: null, usesOtherKey: true });
    expect(walks.filter(({ hops }) => hops > HOPS_AT_MOST_IN_A_LOOP)).toEqual([]);
  });
});
