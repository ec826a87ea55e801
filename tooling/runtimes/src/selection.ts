import type { Runner } from './runners/runner.ts';

/** The part of a run that the command line selects. */
export interface Selection {
  /** Names of runtimes, or null for all of them. */
  readonly runtimes: readonly string[] | null;
  /** A string that the name of a case must contain, in any letter case, or null for all cases. */
  readonly caseText: string | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Absent when vitest runs without `main.ts`, for example in an editor. */
    selection?: Selection;
  }
}

/** Selects everything. */
export const EVERYTHING: Selection = { runtimes: null, caseText: null };

export function isEverything({ runtimes, caseText }: Selection): boolean {
  return runtimes === null && caseText === null;
}

/** Returns the runners that a selection names. Throws an error that lists all of them if a name is unknown. */
export function selectRunners<Named extends Pick<Runner, 'name'>>(
  all: readonly Named[],
  { runtimes }: Selection,
): readonly Named[] {
  const names = all.map(({ name }) => name);
  const unknown = runtimes?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`Unknown runtime "${unknown}". Runtimes are ${names.join(', ')}.`);
  }
  return all.filter(({ name }) => runtimes?.includes(name) ?? true);
}

/** True if the selection includes a case of this name. */
export function isCaseSelected(name: string, { caseText }: Pick<Selection, 'caseText'>): boolean {
  return caseText === null || name.toLowerCase().includes(caseText.toLowerCase());
}

/** Counts cases by suite, for the message of a selection without a match: the names alone are thousands. */
export function countBySuite(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const suite = name.split(' > ', 1)[0] ?? name;
    counts.set(suite, (counts.get(suite) ?? 0) + 1);
  }
  return [...counts].map(([suite, count]) => `  ${suite} (${count})`).join('\n');
}
