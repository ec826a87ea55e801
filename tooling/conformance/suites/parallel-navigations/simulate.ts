import { createRandom, type Random } from '../auth-state-random/cases/random.ts';
import type { InstanceName } from '../auth-state-random/cases/world.ts';
import { type ApplicationOptions, createApplication } from './application.ts';
import { type BrowserContent, contentsOf, fillJar } from './browsers.ts';
import { APPLICATION, type Delivery, SATELLITE, type ServiceOptions } from './service.ts';
import {
  createWorld,
  type Destination,
  type Navigation,
  START_IN_MS,
  sessionDeletions,
  startNavigation,
  step,
} from './world.ts';

/** A browser, its tabs and the time that everything takes. */
export interface Scenario extends ServiceOptions {
  readonly content: BrowserContent;
  readonly cookies: 'plain' | 'suffixed';
  /** Whether another SDK on the same host has counted its redirects up to its limit. */
  readonly hasForeignCount: boolean;
  readonly keepsNoCookies: boolean;
  readonly clockAheadInMs: number;
  readonly visits: readonly Visit[];
  readonly latencyInMs: { readonly application: number; readonly service: number };
}

interface Visit {
  readonly url: string;
  readonly destination: Destination;
  /** Whether the URL has parameters of an earlier navigation. */
  readonly hasRemains: boolean;
  readonly startsAtInMs: number;
  /** When the visitor reloads or closes the tab, so that the browser drops the response under way. */
  readonly abortedAtInMs: number;
}

export interface Simulation {
  /** The navigations that were not aborted. */
  readonly ends: readonly Navigation[];
  readonly deletions: readonly string[];
}

const MAX_REDIRECTS = 20;
const MAX_VISITS = 8;
const DAY_IN_MS = 86_400_000;

/** Draws a scenario in which the service works. */
export function drawScenario(seed: number, index: number): Scenario {
  const random = createRandom(seed, index);
  const instance = random.pick<InstanceName>(['development', 'production']);
  const isSatellite = random.chance(0.3);
  const [first, ...others] = contentsOf({ instance, isSatellite });
  return {
    ...{ instance, isSatellite },
    omitsAnswer: isSatellite && random.chance(0.25),
    delivery: random.pick<Delivery>(['nonce', 'token']),
    behavior: 'works',
    content: random.pick([first ?? 'no token', ...others]),
    cookies: random.pick<Scenario['cookies']>(['plain', 'suffixed']),
    hasForeignCount: random.chance(0.15),
    keepsNoCookies: false,
    clockAheadInMs: 0,
    visits: drawVisits(random, { instance, isSatellite }),
    latencyInMs: { application: random.pick([5, 50, 300]), service: random.pick([20, 200, 800, 2500]) },
  };
}

/** Draws a scenario in which every handshake is in vain, or in which the browser keeps no cookies. */
export function drawLoop(seed: number, index: number): Scenario {
  const random = createRandom(seed, -1 - index);
  const scenario = drawScenario(seed, index);
  return {
    ...scenario,
    ...random.pick<Partial<Scenario>>([
      { behavior: 'signs-with-another-key' },
      { behavior: 'issues-expired-tokens' },
      { behavior: 'returns-nothing' },
      { clockAheadInMs: 2 * DAY_IN_MS },
      { clockAheadInMs: -2 * DAY_IN_MS },
    ]),
    keepsNoCookies: random.chance(0.25),
  };
}

function drawVisits(
  random: Random,
  { instance, isSatellite }: Pick<ServiceOptions, 'instance' | 'isSatellite'>,
): readonly Visit[] {
  const count = 1 + Math.floor(random.next() * MAX_VISITS);
  const gapInMs = random.pick([0, 20, 100, 250, 1000, 4000]);
  const isOneUrl = random.chance(0.4);
  const isReloading = random.chance(0.3);
  const hasOrganizations = random.chance(0.15);
  const visits: Visit[] = [];
  for (let index = 0; index < count; index++) {
    const isLast = index === count - 1;
    const isFromSignIn = instance === 'development' && random.chance(0.1);
    const path = hasOrganizations
      ? `orgs/${random.pick(['acme', 'globex'])}`
      : `page${isOneUrl ? '' : `-${index}`}`;
    const page = `${isSatellite ? SATELLITE : APPLICATION}${path}?a=%20b`;
    const remains = drawRemains(random, { instance, isSatellite });
    visits.push({
      url: `${page}${remains}${isFromSignIn ? '&__clerk_db_jwt=dvb_1' : ''}`,
      hasRemains: remains !== '',
      destination: random.pick<Destination>(['document', ...MORE_DOCUMENTS, 'iframe', 'empty']),
      startsAtInMs: index * gapInMs,
      abortedAtInMs: isReloading && !isLast ? (index + 1) * gapInMs : Number.POSITIVE_INFINITY,
    });
  }
  return visits;
}

/**
 * Draws what a bookmark can hold of an earlier navigation: the answer of the primary, and a count. Only satellites in
 * production keep both in the address bar.
 */
function drawRemains(
  random: Random,
  { instance, isSatellite }: Pick<ServiceOptions, 'instance' | 'isSatellite'>,
): string {
  const isAnswered = isSatellite && random.chance(0.15);
  const isMarked = isAnswered && instance === 'production' && random.chance(0.5);
  const mark = isMarked ? `&__clerk_redirect_count=1-${START_IN_MS / 1000 - 60}` : '';
  return `${isAnswered ? '&__clerk_synced=true' : ''}${mark}`;
}

/** Most navigations are of tabs. */
const MORE_DOCUMENTS = Array.from({ length: 7 }, () => 'document' as const);

interface Event {
  readonly atInMs: number;
  readonly navigation: Navigation;
  readonly abortedAtInMs: number;
}

/** Runs a scenario in virtual time. */
export async function simulate(
  scenario: Scenario,
  { seed, index }: { readonly seed: number; readonly index: number },
  createSdk?: ApplicationOptions['createSdk'],
): Promise<Simulation> {
  const random = createRandom(seed, 1_000_000 + index);
  const { visits, clockAheadInMs } = scenario;
  const application = createApplication(scenario, { clockAheadInMs, ...(createSdk && { createSdk }) });
  const options = { ...scenario, application };
  let world = createWorld(scenario.keepsNoCookies ? new Map() : fillJar(scenario, scenario));
  let events: readonly Event[] = visits.map(({ url, destination, startsAtInMs, abortedAtInMs }, id) => ({
    atInMs: startsAtInMs,
    navigation: startNavigation(id, url, destination),
    abortedAtInMs,
  }));
  const ends: Navigation[] = [];
  const deletions: string[] = [];
  for (let event = earliest(events); event !== undefined; event = earliest(events)) {
    const { atInMs, navigation, abortedAtInMs } = event;
    events = events.filter((other) => other !== event);
    if (atInMs > abortedAtInMs) {
      continue;
    }
    if (navigation.page !== null || navigation.redirects > MAX_REDIRECTS) {
      ends.push(navigation);
      continue;
    }
    const next = await step({ ...world, nowInMs: START_IN_MS + atInMs }, navigation, options);
    world = next.world;
    deletions.push(...sessionDeletions(next.navigation));
    const delayInMs = next.navigation.response === null ? 0 : latencyOf(next.navigation, scenario, random);
    events = [...events, { atInMs: atInMs + delayInMs, navigation: next.navigation, abortedAtInMs }];
  }
  return { ends, deletions };
}

function earliest(events: readonly Event[]): Event | undefined {
  return events.reduce<Event | undefined>(
    (first, event) => (first === undefined || event.atInMs < first.atInMs ? event : first),
    undefined,
  );
}

/** Latencies spread from half to one and a half times the typical one, so that responses overtake each other. */
function latencyOf({ url }: Navigation, { latencyInMs }: Scenario, random: Random): number {
  const isService = new URL(url).pathname === '/v1/client/handshake';
  const typicalInMs = isService ? latencyInMs.service : latencyInMs.application;
  return typicalInMs * (0.5 + random.next());
}
