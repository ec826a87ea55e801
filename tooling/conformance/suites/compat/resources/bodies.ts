import type { Random } from '../../auth-state-random/cases/random.ts';
import { jsonLike } from './random-json.ts';

/** Puts JSON in a place of a body. */
type Wrapper = (json: unknown, random: Random) => unknown;

const COUNTS = [0, 1, 2 ** 53, -1, null, '7', {}, []] as const;
const KINDS = ['kind_of_the_future', '', 'constructor', null, 7, {}, 'total_count'] as const;

const SCALARS = [null, 0, 7, true, false, 'text', '', [null], [7], { data: [null] }, undefined] as const;

const WRAPPERS: readonly [Wrapper, ...Wrapper[]] = [
  (json) => [json, json],
  (json) => ({ data: [json], total_count: 12 }),
  (json) => ({ data: [json] }),
  (json, random) => ({ data: [json, json], total_count: random.pick(COUNTS) }),
  (_json, random) => ({ data: [], total_count: random.pick(COUNTS) }),
  (json, random) => ({ m2m_tokens: [json], total_count: random.pick(COUNTS) }),
  (json) => ({ data: [], m2m_tokens: [json], total_count: 1 }),
  (json) => ({ data: [json], m2m_tokens: null, total_count: 1 }),
  (json) => ({ ...Object(json), data: {} }),
  (json, random) => ({ ...Object(json), deleted: random.pick([true, false, null, 'yes', 0]) }),
  (json, random) => ({
    object: Object(json).object,
    id: random.pick(['id_1', '', null]),
    slug: random.pick(['a', '', null, 0]),
    deleted: true,
  }),
  (json, random) => ({ ...Object(json), object: random.pick(KINDS) }),
  (_json, random) => ({ object: 'total_count', total_count: random.pick(COUNTS) }),
  () => ({}),
  () => [],
  (_json, random) => random.pick(SCALARS),
];

/**
 * Returns the random body of a response: JSON like an example and, with this probability, in a list, in a page, deleted, of an
 * unknown kind or something else.
 */
export function randomBody(example: unknown, random: Random, wrapped: number): unknown {
  const rate = random.pick([0, 0.02, 0.1, 0.3, 0.8]);
  const json = jsonLike(example, { random, rate, isHostile: random.chance(0.3) });
  return random.chance(wrapped) ? random.pick(WRAPPERS)(json, random) : json;
}
