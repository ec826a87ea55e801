import { expect } from 'vitest';
import type { World } from '../official-sdk/world.ts';
import { differingFields, viewOfResponse } from './response-view.ts';
import { differencesOf, explain } from './scenario-differences.ts';
import { createReturn, type Scenario } from './scenarios.ts';
import type { RunningServer } from './servers/start-server.ts';

export interface Servers {
  readonly reference: RunningServer;
  readonly compat: RunningServer;
}

/** The names of the listed differences in the responses of each scenario. */
export type Results = ReadonlyMap<string, readonly string[]>;

/** Next.js hides a page that needs another type of token. */
const MAY_BE_MISSING: ReadonlySet<string> = new Set(['protected route for machines, session token']);

/** Plays all scenarios on both servers, and expects equal responses, except for listed differences. */
export async function compareServers(
  sdk: string,
  { reference, compat }: Servers,
  world: World,
  scenarios: readonly Scenario[],
): Promise<Results> {
  // A handshake can return once, and soon. It creates a user, which lists have.
  const returns = [
    await play(reference, [await createReturn(world)]),
    await play(compat, [await createReturn(world)]),
  ] as const;
  const theirs = new Map([...returns[0], ...(await play(reference, scenarios))]);
  const ours = new Map([...returns[1], ...(await play(compat, scenarios))]);
  // Two servers that fail alike would be equal.
  expect(theirs.get('bearer token')).toMatchObject({ status: 200, 'body.isAuthenticated': true });
  // A route that an application lacks would be equal, too.
  expect([...theirs].filter(([name, { status }]) => status === 404 && !MAY_BE_MISSING.has(name))).toEqual([]);
  const results = new Map<string, readonly string[]>();
  const unexplained: Record<string, object> = {};
  for (const [name, their] of theirs) {
    const our = ours.get(name) ?? {};
    const found = differingFields(their, our).map(
      (field) => [field, explain(sdk, { field, their, our })?.name] as const,
    );
    results.set(name, [...new Set(found.map(([, difference]) => difference ?? 'unexplained'))].sort());
    const fields = found.filter(([, difference]) => difference === undefined).map(([field]) => field);
    if (fields.length > 0) {
      unexplained[name] = Object.fromEntries(fields.map((field) => [field, [their[field], our[field]]]));
    }
  }
  expect(unexplained).toEqual({});
  // A difference that no longer occurs is removed from the list.
  expect([...new Set([...results.values()].flat())].sort()).toEqual(
    differencesOf(sdk)
      .map(({ name }) => name)
      .sort(),
  );
  return results;
}

async function play({ url }: RunningServer, scenarios: readonly Scenario[]) {
  const views = scenarios.map(async ({ name, path, init }) => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    return [name, await viewOfResponse(response, url)] as const;
  });
  return new Map(await Promise.all(views));
}
