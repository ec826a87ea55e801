// Pure

/** Which factors have to be fresh. Where a user has no second factor, the first one stands in for it. */
export type ReverificationLevel = 'first_factor' | 'second_factor' | 'multi_factor';

export interface ReverificationRequirement {
  readonly level: ReverificationLevel;
  /** A factor is fresh while fewer minutes than this have passed since it was verified. */
  readonly afterMinutes: number;
}

/** What is asked for so often that it has a name. */
export type ReverificationPreset = 'strict_mfa' | 'strict' | 'moderate' | 'lax';

export type ReverificationConfig = ReverificationPreset | ReverificationRequirement;

/** Minutes since each factor was verified, -1 where it is not in use. */
export type FactorAges = [firstFactor: number, secondFactor: number];

const PRESETS: ReadonlyMap<unknown, ReverificationRequirement> = new Map([
  ['strict_mfa', { level: 'multi_factor', afterMinutes: 10 }],
  ['strict', { level: 'second_factor', afterMinutes: 10 }],
  ['moderate', { level: 'second_factor', afterMinutes: 60 }],
  ['lax', { level: 'second_factor', afterMinutes: 1440 }],
]);

const LEVELS: ReadonlySet<unknown> = new Set(['first_factor', 'second_factor', 'multi_factor']);

/** The claim `fva`; null when it is absent or malformed. */
export function readFactorAges(claim: unknown): FactorAges | null {
  const isAge = (age: unknown) => Number.isFinite(age) && (age === -1 || Number(age) >= 0);
  // Two numbers, as was just checked.
  return Array.isArray(claim) && claim.length === 2 && claim.every(isAge) ? (claim as FactorAges) : null;
}

/** Whether the user proved to be there recently enough. What is not a known requirement is never met. */
export function isReverified(asked: unknown, ages: FactorAges | null): boolean {
  const { level, afterMinutes }: Record<string, unknown> = { ...(PRESETS.get(asked) ?? Object(asked)) };
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

/** What the browser SDK takes as the request to verify the user again. */
export interface ReverificationError {
  readonly clerk_error: {
    readonly type: 'forbidden';
    readonly reason: 'reverification-error';
    readonly metadata: { readonly reverification?: ReverificationConfig | undefined };
  };
}

/** The body that asks the browser to verify the user again, and then to repeat its request. */
export function reverificationError(missing?: ReverificationConfig): ReverificationError {
  return {
    clerk_error: {
      type: 'forbidden',
      reason: 'reverification-error',
      metadata: { reverification: missing },
    },
  };
}

/**
 * The answer, status 403, that asks the browser to verify the user again.
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
  return new Response(JSON.stringify(reverificationError(missing)), {
    status: 403,
    headers: { 'content-type': 'application/json' },
  });
}
