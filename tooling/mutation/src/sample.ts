// Pure.

/** A random part of the mutants. */
export interface Sample {
  /** The probability of a mutant to be in the sample, from 0 to 1. */
  readonly share: number;
  /** Another seed selects other mutants. */
  readonly seed: number;
}

/** The properties that identify a mutant in each run. */
export interface MutantName {
  /** The path in the package. */
  readonly file: string;
  readonly mutator: string;
  readonly line: number;
  readonly column: number;
  readonly replacement: string;
}

/** FNV-1a with the last mixing steps of MurmurHash3, which spread strings that differ in their last characters only. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * Returns whether a mutant is in a sample. Each mutant is drawn on its own, from its name and the seed: no list of all
 * mutants is necessary, and a change of one file leaves the sample of the other files as it is.
 */
export function isInSample(mutant: MutantName, { share, seed }: Sample): boolean {
  const { file, mutator, line, column, replacement } = mutant;
  return hash([seed, file, mutator, line, column, replacement].join('\n')) < share * 2 ** 32;
}

export interface Score {
  readonly valid: number;
  readonly killed: number;
  /** All four are parts of 1. The ends are those of the 95 % confidence interval. */
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

const KILLED = new Set(['Killed', 'Timeout']);
const VALID = new Set([...KILLED, 'Survived', 'NoCoverage']);

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/**
 * Returns the score of some mutants with Wilson's interval. The interval is for a small part of many mutants: for a large
 * part, the score of all mutants is nearer than that.
 */
export function scoreOf(statuses: readonly string[]): Score {
  const valid = statuses.filter((status) => VALID.has(status)).length;
  const killed = statuses.filter((status) => KILLED.has(status)).length;
  if (valid === 0) {
    return { valid, killed, score: 0, low: 0, high: 1 };
  }
  const score = killed / valid;
  const divisor = 1 + Z ** 2 / valid;
  const middle = (score + Z ** 2 / (2 * valid)) / divisor;
  const margin = (Z / divisor) * Math.sqrt((score * (1 - score)) / valid + Z ** 2 / (4 * valid ** 2));
  return { valid, killed, score, low: Math.max(0, middle - margin), high: Math.min(1, middle + margin) };
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** Returns a line that describes a score. */
export function describeScore({ valid, killed, score, low, high }: Score): string {
  return `${killed} of ${valid} killed: ${percent(score)} (95 % confidence: ${percent(low)} to ${percent(high)})`;
}
