import { isObject } from '@tooling/api-description/open-api';
import type { Random } from '../../auth-state-random/cases/random.ts';

/** How JSON differs from its example. */
export interface Disturbance {
  readonly random: Random;
  /** The probability that a field is absent, null, empty or has another value. */
  readonly rate: number;
  /** Also puts values of other types in the place of objects and lists, which the API never sends. */
  readonly isHostile: boolean;
}

const VALUES = [
  'text',
  '',
  0,
  1,
  -1.5,
  1_716_883_200_000,
  2 ** 53,
  '1716883200',
  '2024-05-28T08:00:00Z',
  true,
  false,
  'a_value_that_does_not_exist',
  'https://example.com/a?b=c#d',
  'https://[example',
  'EXAMPLE.com',
  [],
  ['a', null, 1],
  {},
  { snake_key: { inner_key: [{ deep_key: null }] }, camelKey: 1 },
] as const;

/** A nested object is absent, null or an object. Ours leaves 0, false and the empty string in its place. */
const TRUTHY = ['text', 1, true, ['a', null, 1], {}] as const;

/** Fields that no description has. */
const UNKNOWN = [
  'unknown_field',
  'camelField',
  'raw',
  '_raw',
  'fullName',
  'constructor',
  '__proto__',
  '1',
] as const;

/** Returns JSON like an example: with each field as it is there, or absent, null, empty or with another value. */
export function jsonLike(example: unknown, disturbance: Disturbance): unknown {
  const { random, rate } = disturbance;
  if (Array.isArray(example)) {
    return listLike(example, disturbance);
  }
  if (!isObject(example)) {
    return random.chance(rate) ? random.pick(VALUES) : example;
  }
  const fields = Object.entries(example).flatMap(([name, value]): Field[] => {
    const sent = name === 'object' ? value : fieldLike(value, disturbance);
    return sent === undefined ? [] : [[name, sent]];
  });
  const unknown: Field[] = random.chance(rate) ? [[random.pick(UNKNOWN), random.pick(VALUES)]] : [];
  return Object.fromEntries([...fields, ...unknown]);
}

type Field = readonly [name: string, value: unknown];

/** Returns the value of a field, or undefined for an absent one. */
function fieldLike(value: unknown, disturbance: Disturbance): unknown {
  const { random, rate, isHostile } = disturbance;
  if (!random.chance(rate)) {
    return jsonLike(value, disturbance);
  }
  const isNested = typeof value === 'object' && value !== null;
  switch (random.pick(['absent', 'null', 'empty', 'other'])) {
    case 'absent':
      return undefined;
    case 'null':
      return null;
    case 'empty':
      return emptyLike(value);
    default:
      if (!isNested) {
        return random.pick(VALUES);
      }
      return isHostile ? random.pick(TRUTHY) : jsonLike(value, disturbance);
  }
}

function emptyLike(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [];
  }
  return isObject(value) ? {} : '';
}

function listLike(example: readonly unknown[], disturbance: Disturbance): readonly unknown[] {
  const { random, rate } = disturbance;
  const length = random.chance(rate) ? Math.floor(random.next() * 4) : 1;
  return Array.from({ length }, () => jsonLike(example[0] ?? 'text', disturbance));
}

/** Returns an example with the fields of both. The first one wins, unless only the other one is an object, a list or a URL. */
export function mergeExamples(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) {
    return [mergeExamples(first[0], second[0])];
  }
  if (isObject(first) && isObject(second)) {
    const names = new Set([...Object.keys(first), ...Object.keys(second)]);
    return Object.fromEntries([...names].map((name) => [name, mergeExamples(first[name], second[name])]));
  }
  return isLessExact(first, second) ? second : first;
}

/** Whether only the second one is an object, a list or a URL. */
function isLessExact(first: unknown, second: unknown): boolean {
  return first === undefined || (rankOf(first) < rankOf(second) && rankOf(second) > 0);
}

function rankOf(value: unknown): number {
  if (typeof value === 'object' && value !== null) {
    return 2;
  }
  return isUrl(value) ? 1 : 0;
}

export const isUrl = (value: unknown): boolean => typeof value === 'string' && URL.canParse(value);
