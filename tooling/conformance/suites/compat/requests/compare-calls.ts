import { isDeepStrictEqual } from 'node:util';
import type { Fields, Outcome } from './record-calls.ts';
import type { RequestCase } from './request-cases.ts';

/** Something in which both clients differ. */
export interface Difference {
  readonly one: RequestCase;
  /** `sends`, `rejects`, or a field of a request, such as `query.limit`. */
  readonly field: string;
  readonly theirs: unknown;
  readonly ours: unknown;
  /** The requests that have the field. Empty for a call without requests. */
  readonly their: Fields;
  readonly our: Fields;
}

/** A deliberate difference. */
export interface Rule {
  readonly name: string;
  /** Its row in `packages/compat/docs/differences.md`. */
  readonly row: string;
  readonly because: string;
  readonly explains: (difference: Difference) => boolean;
}

/** Returns where the outcomes of a call differ. */
export function compareCalls(one: RequestCase, theirs: Outcome, ours: Outcome): readonly Difference[] {
  const { requests: their } = theirs;
  const { requests: our } = ours;
  const compare = (
    field: string,
    a: unknown,
    b: unknown,
    [left, right]: readonly [Fields, Fields] = [{}, {}],
  ) => (isDeepStrictEqual(a, b) ? [] : [{ one, field, theirs: a, ours: b, their: left, our: right }]);
  const rejections = compare('rejects', theirs.rejectedWith, ours.rejectedWith);
  if (their.length !== our.length) {
    return [...compare('sends', describe(theirs), describe(ours))];
  }
  const fields = their.flatMap((left, index) => {
    const right = our[index] ?? {};
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].flatMap((name) => compare(name, left[name], right[name], [left, right]));
  });
  return [...rejections, ...fields];
}

/** What a call does in a word or two: `1`, `ConfigError`. */
const describe = ({ requests, rejectedWith }: Outcome): string => rejectedWith ?? String(requests.length);
