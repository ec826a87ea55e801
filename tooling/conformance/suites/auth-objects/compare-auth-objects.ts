import { signedInAuthObject as oursOf } from '@x/auth-state';
import { signedInAuthObject as theirsOf } from 'clerk-latest/internal';
import { attempt, type Outcome } from './attempt.ts';
import type { Compared } from './tally-differences.ts';

/** A question for both SDKs, and the outcome of each. */
export interface Comparison extends Compared {
  readonly claims: Readonly<Record<string, unknown>>;
  /** A field of the auth object, or `has`. */
  readonly field: string;
  readonly question?: unknown;
}

const FIELDS = [
  'tokenType',
  'isAuthenticated',
  'sessionClaims',
  'sessionId',
  'sessionStatus',
  'userId',
  'actor',
  'orgId',
  'orgSlug',
  'orgRole',
  'orgPermissions',
  'factorVerificationAge',
] as const;

/** Compares every field of the auth objects of both SDKs, and their results of `has()`. */
export function compareAuthObjects(
  claims: Record<string, unknown>,
  questions: readonly unknown[],
): Comparison[] {
  // The claims are random; the types promise more.
  const theirs = attempt(() => theirsOf({}, 'token', claims as unknown as Parameters<typeof theirsOf>[2]));
  const ours = attempt(() => oursOf(claims as unknown as Parameters<typeof oursOf>[0], { token: 'token' }));
  if (theirs.threw || ours.threw) {
    return [{ claims, field: 'made', theirs: made(theirs), ours: made(ours) }];
  }
  // `never` is assignable to the types of both SDKs, whose auth objects have the same members.
  const read = (auth: Outcome, reader: (value: never) => unknown) =>
    attempt(() => (auth.threw ? undefined : reader(auth.value as never)));
  const compare = (field: string, reader: (value: never) => unknown, question?: unknown): Comparison => ({
    claims,
    field,
    question,
    theirs: read(theirs, reader),
    ours: read(ours, reader),
  });
  return [
    ...FIELDS.map((field) => compare(field, (auth) => auth[field])),
    ...questions.map((question) =>
      compare('has', (auth: { has: (question: unknown) => boolean }) => auth.has(question), question),
    ),
  ];
}

const made = ({ threw }: Outcome): Outcome => (threw ? { threw } : { threw, value: 'an auth object' });
