import { type Navigation, sessionDeletions, step, type World, type WorldOptions } from './world.ts';

export interface Exploration {
  /** How many different states of browser, tabs and service were reached. */
  readonly states: number;
  readonly ends: readonly Navigation[];
  readonly deletions: readonly string[];
}

interface State {
  readonly world: World;
  readonly navigations: readonly Navigation[];
}

const MAX_REDIRECTS = 12;

/** Follows every order in which the steps of these navigations can happen. Time stands still. */
export async function explore(start: State, options: WorldOptions): Promise<Exploration> {
  const seen = new Set<string>();
  const ends = new Map<string, Navigation>();
  const deletions = new Set<string>();
  const open: State[] = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { world, navigations } = state;
    for (const [index, navigation] of navigations.entries()) {
      if (navigation.page !== null || navigation.redirects > MAX_REDIRECTS) {
        ends.set(JSON.stringify(navigation), navigation);
        continue;
      }
      const next = await step(world, navigation, options);
      for (const directive of sessionDeletions(next.navigation)) {
        deletions.add(directive);
      }
      const after = { world: next.world, navigations: replace(navigations, index, next.navigation) };
      const key = keyOf(after);
      if (!seen.has(key)) {
        seen.add(key);
        open.push(after);
      }
    }
  }
  return { states: seen.size, ends: [...ends.values()], deletions: [...deletions] };
}

/** Describes a state so that equal states have equal strings. */
function keyOf({ world: { jar, usedNonces, organization }, navigations }: State): string {
  return JSON.stringify([[...jar.entries()].sort(), [...usedNonces].sort(), organization, navigations]);
}

function replace<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return [...list.slice(0, index), value, ...list.slice(index + 1)];
}
