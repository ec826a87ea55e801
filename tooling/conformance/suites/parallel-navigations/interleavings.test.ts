import { describe, expect, it } from 'vitest';
import { createApplication } from './application.ts';
import { APPLICATION, contentsOf, fillJar } from './browsers.ts';
import { explore } from './explore.ts';
import type { Delivery, ServiceOptions } from './service.ts';
import { START_IN_MS, startNavigation } from './world.ts';

const TIMEOUT_IN_MS = 10 * 60_000;
const MAX_REDIRECTS = 6;
const DELIVERIES: readonly Delivery[] = ['nonce', 'token'];

const CASES = (['development', 'production'] as const).flatMap((instance) =>
  DELIVERIES.flatMap((delivery) =>
    contentsOf(instance).flatMap((content) =>
      (['one URL', 'three URLs'] as const).map((urls) => ({ instance, delivery, content, urls })),
    ),
  ),
);

describe('every interleaving of three navigations', { timeout: TIMEOUT_IN_MS }, () => {
  it.each(CASES)('signs in, $instance, by $delivery, a browser with $content, $urls', async (given) => {
    const { instance, delivery, content, urls } = given;
    const options: ServiceOptions = { instance, delivery, behavior: 'works' };
    const world = {
      jar: fillJar(content, instance, 'plain'),
      usedNonces: new Set<string>(),
      nowInMs: START_IN_MS,
    };
    const navigations = [1, 2, 3].map((id) =>
      startNavigation(id, urls === 'one URL' ? `${APPLICATION}page?a=1` : `${APPLICATION}page-${id}?a=1`),
    );
    const application = createApplication(options);
    const { ends, deletions, states } = await explore({ world, navigations }, { ...options, application });
    expect(states).toBeGreaterThan(20);
    expect(ends.filter(({ page }) => page?.status !== 'signed-in')).toEqual([]);
    expect(ends.filter(({ redirects }) => redirects > MAX_REDIRECTS)).toEqual([]);
    expect(ends.filter(({ url }) => url.includes('__clerk_'))).toEqual([]);
    expect(deletions).toEqual([]);
  });
});
