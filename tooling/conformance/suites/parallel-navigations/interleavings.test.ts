import { describe, expect, it } from 'vitest';
import type { InstanceName } from '../auth-state-random/cases/world.ts';
import { createApplication } from './application.ts';
import { type BrowserContent, contentsOf, fillJar } from './browsers.ts';
import { MAX_REDIRECTS } from './expectations.ts';
import { explore } from './explore.ts';
import { APPLICATION, type Delivery, SATELLITE, type ServiceOptions } from './service.ts';
import { createWorld, startNavigation } from './world.ts';

const TIMEOUT_IN_MS = 10 * 60_000;

const INSTANCES: readonly InstanceName[] = ['development', 'production'];
const DELIVERIES: readonly Delivery[] = ['nonce', 'token'];
const URLS = ['one URL', 'many URLs'] as const;

interface Given {
  readonly instance: InstanceName;
  readonly delivery: Delivery;
  readonly content: BrowserContent;
  readonly urls: (typeof URLS)[number];
  readonly isSatellite?: boolean;
  readonly omitsAnswer?: boolean;
}

const casesOf = (isSatellite: boolean): readonly Given[] =>
  INSTANCES.flatMap((instance) =>
    DELIVERIES.flatMap((delivery) =>
      contentsOf({ instance, isSatellite }).flatMap((content) =>
        URLS.map((urls) => ({ instance, delivery, content, urls, isSatellite })),
      ),
    ),
  );

async function exploreAll(count: number, given: Given) {
  const { content, urls, isSatellite = false, omitsAnswer = false } = given;
  const options: ServiceOptions = { ...given, behavior: 'works', isSatellite, omitsAnswer };
  const world = createWorld(fillJar(options, { content, cookies: 'plain' }));
  const origin = isSatellite ? SATELLITE : APPLICATION;
  const navigations = Array.from({ length: count }, (_, index) =>
    startNavigation(index + 1, `${origin}page${urls === 'one URL' ? '' : `-${index + 1}`}?a=1`),
  );
  const application = createApplication(options);
  return explore({ world, navigations }, { ...options, application });
}

async function expectAllSignedIn(count: number, given: Given): Promise<void> {
  const { ends, deletions, states } = await exploreAll(count, given);
  const isAnswerKept = given.isSatellite && given.instance === 'production';
  expect(states).toBeGreaterThan(20);
  expect(ends.filter(({ page }) => page?.status !== 'signed-in')).toEqual([]);
  expect(ends.filter(({ redirects }) => redirects > MAX_REDIRECTS)).toEqual([]);
  expect(isAnswerKept ? [] : ends.filter(({ url }) => url.includes('__clerk_'))).toEqual([]);
  expect(deletions).toEqual([]);
}

describe('every interleaving of three navigations', { timeout: TIMEOUT_IN_MS }, () => {
  it.each(casesOf(false))('signs in, $instance, by $delivery, a browser with $content, $urls', (given) =>
    expectAllSignedIn(3, given),
  );
});

describe('every interleaving of two navigations to a satellite', { timeout: TIMEOUT_IN_MS }, () => {
  it.each(casesOf(true))('signs in, $instance, by $delivery, a browser with $content, $urls', (given) =>
    expectAllSignedIn(2, given),
  );

  it.each(casesOf(true))(
    'without an answer: signs in, $instance, by $delivery, a browser with $content, $urls',
    (given) => expectAllSignedIn(2, { ...given, omitsAnswer: true }),
  );
});

describe('every interleaving of four navigations', { timeout: TIMEOUT_IN_MS }, () => {
  const cases = INSTANCES.flatMap((instance) => URLS.map((urls) => ({ instance, urls })));

  it.each(cases)('signs in, $instance, $urls', (given) =>
    expectAllSignedIn(4, { ...given, delivery: 'nonce', content: 'an expired token' }),
  );
});
