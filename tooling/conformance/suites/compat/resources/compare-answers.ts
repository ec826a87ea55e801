import { always, type Call, type Outcome, type Play } from './answers.ts';
import { ANSWER_DIFFERENCES, type AnswerDifference, type Readable } from './differences.ts';
import type { Examples } from './kinds.ts';
import { type Divergence, divergencesOf } from './program-view.ts';
import { repaired } from './repaired.ts';

export interface Players {
  readonly theirs: Play;
  readonly ours: Play;
  /** What the reference reads, by the kind of the object. */
  readonly read: Examples;
}

/** How the outcomes of both packages for a body compare. */
export interface Comparison {
  readonly isReturned: boolean;
  readonly difference?: AnswerDifference;
  /** A difference that is not listed. */
  readonly unexplained: readonly Divergence[];
}

export async function compareAnswers(players: Players, call: Call, json: unknown): Promise<Comparison> {
  const respond = always(json);
  const [their, our] = [await players.theirs(call, respond), await players.ours(call, respond)];
  const isReturned = 'returns' in their;
  const found = divergencesOf(their, our);
  if (found.length === 0) {
    return { isReturned, unexplained: [] };
  }
  const readable = isReturned ? NOT_READ : await readableOf(players, call, json, our);
  const compared = { call, json, their, our, found, readable };
  const difference = ANSWER_DIFFERENCES.find(({ explains }) => explains(compared));
  return difference === undefined
    ? { isReturned, unexplained: [...found, ...readable.differing] }
    : { isReturned, difference, unexplained: [] };
}

const NOT_READ: Readable = { isReturned: false, differing: [] };

async function readableOf(
  { theirs, read }: Players,
  call: Call,
  json: unknown,
  our: Outcome,
): Promise<Readable> {
  const { json: readable, names } = repaired(json, read);
  const their = await theirs(call, always(readable));
  const changed = new Set([...names].map(inCamelCase));
  const isChanged = ({ path, our: found }: Divergence) =>
    path.some((key) => changed.has(key) || key === '_raw') ||
    // Getters read the changed fields.
    (path.includes('getters') && !String(found).startsWith('throws'));
  const values = [their, our].map((outcome) =>
    'returns' in outcome ? Object(outcome.returns).value : outcome,
  );
  return {
    isReturned: 'returns' in their,
    differing: divergencesOf(values[0], values[1]).filter((one) => !isChanged(one)),
  };
}

const inCamelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
