import { createRandom, type Random } from '../auth-state-random/cases/random.ts';
import type { InstanceName } from '../auth-state-random/cases/world.ts';
import { createApplication } from './application.ts';
import { APPLICATION, type BrowserContent, contentsOf, fillJar } from './browsers.ts';
import type { Delivery, ServiceBehavior } from './service.ts';
import {
  type Navigation,
  START_IN_MS,
  sessionDeletions,
  startNavigation,
  step,
  type World,
} from './world.ts';

/** A browser, its tabs and the time that everything takes. */
export interface Scenario {
  readonly instance: InstanceName;
  readonly delivery: Delivery;
  readonly behavior: ServiceBehavior;
  readonly content: BrowserContent;
  readonly cookies: 'plain' | 'suffixed';
  readonly keepsNoCookies: boolean;
  readonly clockAheadInMs: number;
  readonly visits: readonly Visit[];
  readonly latencyInMs: { readonly application: number; readonly service: number };
}

interface Visit {
  readonly url: string;
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

/** Draws a scenario in which the service works, so that every navigation must end signed in. */
export function drawScenario(seed: number, index: number): Scenario {
  const random = createRandom(seed, index);
  const instance = random.pick<InstanceName>(['development', 'production']);
  const [first, ...others] = contentsOf(instance);
  return {
    instance,
    delivery: random.pick<Delivery>(['nonce', 'token']),
    behavior: 'works',
    content: random.pick([first ?? 'no token', ...others]),
    cookies: random.pick<Scenario['cookies']>(['plain', 'suffixed']),
    keepsNoCookies: false,
    clockAheadInMs: 0,
    visits: drawVisits(random, instance),
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

function drawVisits(random: Random, instance: InstanceName): readonly Visit[] {
  const count = 1 + Math.floor(random.next() * MAX_VISITS);
  const gapInMs = random.pick([0, 20, 100, 250, 1000, 4000]);
  const isOneUrl = random.chance(0.4);
  const isReloading = random.chance(0.3);
  const visits: Visit[] = [];
  for (let index = 0; index < count; index++) {
    const isLast = index === count - 1;
    const isFromSignIn = instance === 'development' && random.chance(0.1);
    const page = `${APPLICATION}${isOneUrl ? 'page' : `page-${index}`}?a=%20b`;
    visits.push({
      url: isFromSignIn ? `${page}&__clerk_db_jwt=dvb_1` : page,
      startsAtInMs: index * gapInMs,
      abortedAtInMs: isReloading && !isLast ? (index + 1) * gapInMs : Number.POSITIVE_INFINITY,
    });
  }
  return visits;
}

interface Event {
  readonly atInMs: number;
  readonly navigation: Navigation;
  readonly abortedAtInMs: number;
}

/** Runs a scenario in virtual time. */
export async function simulate(scenario: Scenario, seed: number, index: number): Promise<Simulation> {
  const random = createRandom(seed, 1_000_000 + index);
  const { instance, content, cookies, visits } = scenario;
  const options = { ...scenario, application: createApplication(scenario, scenario.clockAheadInMs) };
  const jar = scenario.keepsNoCookies ? new Map() : fillJar(content, instance, cookies);
  let world: World = { jar, usedNonces: new Set(), nowInMs: START_IN_MS };
  let events: readonly Event[] = visits.map(({ url, startsAtInMs, abortedAtInMs }, id) => ({
    atInMs: startsAtInMs,
    navigation: startNavigation(id, url),
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
  const typicalInMs = url.startsWith(APPLICATION) ? latencyInMs.application : latencyInMs.service;
  return typicalInMs * (0.5 + random.next());
}
