// Pure
import { ConfigError } from '@x/errors';
import { quote, readArgument, requireGlobals } from '@x/errors/internal';
import { ContentTypes, Headers as HeaderNames } from '../wire/constants.ts';

/** The factors that must be fresh. For a user without a second factor, the first factor counts instead. */
export type ReverificationLevel = 'first_factor' | 'second_factor' | 'multi_factor';

/** A reverification in full, in place of a preset. */
export interface ReverificationRequirement {
  /**
   * Which factors count: `first_factor`, `second_factor`, or `multi_factor` for both. A user without a second factor
   * needs the first one only.
   */
  readonly level: ReverificationLevel;
  /** A factor is fresh if it was verified fewer than this many minutes ago. */
  readonly afterMinutes: number;
}

/** The name of a common requirement. */
export type ReverificationPreset = 'strict_mfa' | 'strict' | 'moderate' | 'lax';

/** How recently a user must have verified their factors: a preset, or a level with a time. */
export type ReverificationConfig = ReverificationPreset | ReverificationRequirement;

/** Minutes since each factor was verified, or -1 for a factor that is not in use. */
export type FactorAges = [firstFactor: number, secondFactor: number];

const PRESETS: ReadonlyMap<unknown, ReverificationRequirement> = new Map([
  ['strict_mfa', { level: 'multi_factor', afterMinutes: 10 }],
  ['strict', { level: 'second_factor', afterMinutes: 10 }],
  ['moderate', { level: 'second_factor', afterMinutes: 60 }],
  ['lax', { level: 'second_factor', afterMinutes: 1440 }],
]);

const LEVELS: ReadonlySet<unknown> = new Set(['first_factor', 'second_factor', 'multi_factor']);

/** Reads the claim `fva`. Returns null if it is absent or malformed. */
export function readFactorAges(claim: unknown): FactorAges | null {
  const isAge = (age: unknown) => Number.isFinite(age) && (age === -1 || Number(age) >= 0);
  // The check is for exactly two numbers.
  return Array.isArray(claim) && claim.length === 2 && claim.every(isAge) ? (claim as FactorAges) : null;
}

/** Returns whether the user was verified recently enough. An unknown requirement is never met. */
export function isReverified(required: unknown, ages: FactorAges | null): boolean {
  const { level, afterMinutes }: Record<string, unknown> = { ...(PRESETS.get(required) ?? Object(required)) };
  if (ages === null || !LEVELS.has(level) || typeof afterMinutes !== 'number') {
    return false;
  }
  const [first, second] = ages;
  const isFresh = (age: number) => age !== -1 && age < afterMinutes;
  const hasSecond = second !== -1;
  return (
    ((level === 'second_factor' && hasSecond) || isFresh(first)) &&
    (level === 'first_factor' || !hasSecond || isFresh(second))
  );
}

/** The body that the browser SDK understands as a request to verify the user again. */
export interface ReverificationError {
  /** Identifies the body to the browser SDK. */
  readonly clerk_error: {
    readonly type: 'forbidden';
    readonly reason: 'reverification-error';
    /** The reverification that the user must complete. */
    readonly metadata: { readonly reverification?: ReverificationConfig | undefined };
  };
}

/** Throws a `ConfigError` for a requirement that the browser SDK would ignore. Undefined requires nothing. */
export function checkRequirement(missing: unknown): void {
  const isKnown = readArgument('The requirement', () => {
    const { level, afterMinutes }: Record<string, unknown> = { ...Object(missing) };
    return PRESETS.has(missing) || (LEVELS.has(level) && typeof afterMinutes === 'number');
  });
  if (missing !== undefined && !isKnown) {
    throw new ConfigError(
      `A reverification must be one of ${[...PRESETS.keys()].join(', ')}, or an object with level and afterMinutes, not ${quote(missing)}.`,
    );
  }
}

/** Returns the body that makes the browser SDK verify the user again and then repeat its request. */
export function reverificationError(missing?: ReverificationConfig): ReverificationError {
  checkRequirement(missing);
  return {
    clerk_error: {
      type: 'forbidden',
      reason: 'reverification-error',
      metadata: { reverification: missing },
    },
  };
}

/**
 * Creates the response, with status 403, that makes the browser SDK verify the user again.
 *
 * @example
 * ```ts
 * import { reverificationErrorResponse, signedInAuthObject } from '@x/auth-state';
 *
 * const auth = signedInAuthObject({ sub: 'user_1', sid: 'sess_1', exp: 1, fva: [20, -1] });
 * const answer = auth.has({ reverification: 'strict' }) ? new Response() : reverificationErrorResponse('strict');
 * answer.status; // => 403
 * ```
 */
export function reverificationErrorResponse(missing?: ReverificationConfig): Response {
  requireGlobals('Response');
  return new Response(JSON.stringify(reverificationError(missing)), {
    status: 403,
    headers: { [HeaderNames.ContentType]: ContentTypes.Json },
  });
}
