import { runInNewContext } from 'node:vm';
import { createRandom, type Random } from '../../auth-state-random/cases/random.ts';

/** The random numbers of a case. A hostile case has arguments that no program should pass. */
export interface Source extends Random {
  readonly isHostile: boolean;
}

/** Makes a value. Equal sources make equal values, so that each package gets its own. */
export type Make<T = unknown> = (source: Source) => T;

/** Every second case is hostile. */
export const createSource = (seed: number, index: number): Source => ({
  ...createRandom(seed, index),
  isHostile: index % 2 === 1,
});

const HOSTILE: readonly [Make, ...Make[]] = [
  () => undefined,
  () => null,
  () => '',
  () => ' ',
  () => 'ß\u{1f600}\ud800',
  () => 'a'.repeat(20_000),
  () => -1.5,
  () => Number.NaN,
  () => 2n,
  () => true,
  () => Symbol('s'),
  () => ['a', undefined],
  () => ({}),
  () => Object.freeze({ a: 1 }),
  () => Object.create(null),
  () => new Map([['a', 1]]),
  () => new Date(0),
  () => () => 'called',
  () => runInNewContext('({ a: [1] })'),
  () => Object.defineProperty({}, 'a', { enumerable: true, get: throwing }),
];

function throwing(): never {
  throw new RangeError('The getter throws.');
}

export const hostile: Make = (source) => source.pick(HOSTILE)(source);

export const one =
  <const T extends readonly [unknown, ...unknown[]]>(...values: T): Make<T[number]> =>
  (source) =>
    source.pick(values);

export const oneOf =
  (...makes: readonly [Make, ...Make[]]): Make =>
  (source) =>
    source.pick(makes)(source);

/** A usual value, or in some hostile cases another one. */
export const usually =
  (make: Make, others: Make, chance = 0.06): Make =>
  (source) =>
    source.isHostile && source.chance(chance) ? others(source) : make(source);

/** As `usually`, with values of every kind among the others. */
export const valid = (make: Make, others: Make = hostile): Make => usually(make, oneOf(others, hostile));

const ABSENT = Symbol('absent');

/** A property that an object can lack. */
export const maybe =
  (make: Make, chance = 0.5): Make =>
  (source) =>
    source.chance(chance) ? make(source) : ABSENT;

export const record =
  (fields: Readonly<Record<string, Make>>): Make<Record<string, unknown>> =>
  (source) =>
    Object.fromEntries(
      Object.entries(fields)
        .map(([name, make]) => [name, make(source)] as const)
        .filter(([, value]) => value !== ABSENT),
    );

export const list =
  (make: Make, max = 3): Make<unknown[]> =>
  (source) =>
    Array.from({ length: Math.floor(source.next() * (max + 1)) }, () => make(source));

/** The arguments of a call. A hostile case can lack the last ones. */
export const args =
  (...makes: readonly Make[]): Make<readonly unknown[]> =>
  (source) => {
    const given = makes.map((make) => make(source));
    return source.isHostile && source.chance(0.1) ? given.slice(0, -1) : given;
  };
