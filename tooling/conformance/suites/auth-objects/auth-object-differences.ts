import { isDeepStrictEqual } from 'node:util';
import type { Comparison } from './compare-auth-objects.ts';
import type { Difference } from './tally-differences.ts';

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const questionOf = ({ question }: Comparison): Record<string, unknown> => Object(question);
const oursIs = ({ ours }: Comparison, ...values: readonly unknown[]): boolean =>
  !ours.threw && values.includes(ours.value);
const theirValue = ({ theirs }: Comparison): unknown => (theirs.threw ? undefined : theirs.value);
const organizationId = ({ claims }: Comparison): unknown =>
  claims['v'] === 2 ? Object(claims['o'])['id'] : claims['org_id'];

/** The claim of a field. The reference adds a prefix to each role of version 2. */
const sourceOf = (comparison: Comparison): unknown =>
  comparison.field === 'orgRole' && comparison.claims['v'] === 2
    ? Object(comparison.claims['o'])['rol']
    : theirValue(comparison);

const isAge = (age: unknown): boolean => Number.isFinite(age) && (age === -1 || Number(age) >= 0);

const TEXT_FIELDS: ReadonlySet<string> = new Set([
  'sessionId',
  'sessionStatus',
  'orgId',
  'orgSlug',
  'orgRole',
]);
const ORGANIZATION_FIELDS: ReadonlySet<string> = new Set([
  'orgId',
  'orgSlug',
  'orgRole',
  'orgPermissions',
  'has',
]);

export const AUTH_OBJECT_DIFFERENCES: ReadonlyArray<Difference<Comparison>> = [
  {
    name: 'malformed-claims-do-not-throw',
    because: 'No claim makes ours throw: a claim of an unexpected shape counts as absent and grants nothing.',
    explains: ({ field, theirs, ours }) => field === 'made' && theirs.threw && !ours.threw,
  },
  {
    name: 'malformed-requirement-is-false',
    because: 'Ours answers no.',
    explains: (comparison) =>
      comparison.theirs.threw && comparison.field === 'has' && oursIs(comparison, false),
  },
  {
    name: 'organization-needs-an-id',
    because: 'Without an organization, ours reports and grants nothing of an organization.',
    explains: (comparison) =>
      ORGANIZATION_FIELDS.has(comparison.field) &&
      !isText(organizationId(comparison)) &&
      oursIs(comparison, undefined, false),
  },
  {
    name: 'text-claims-are-strings',
    because: 'The types promise a string: any other value, or an empty string, counts as absent.',
    explains: (comparison) =>
      TEXT_FIELDS.has(comparison.field) &&
      !isText(sourceOf(comparison)) &&
      oursIs(comparison, undefined, null, ''),
  },
  {
    name: 'factor-ages-are-two-numbers',
    because: 'The type promises two numbers: any other value counts as absent. has() agrees.',
    explains: (comparison) => {
      const ages = theirValue(comparison);
      const isPair = Array.isArray(ages) && ages.length === 2 && ages.every(isAge);
      return comparison.field === 'factorVerificationAge' && !isPair && oursIs(comparison, null);
    },
  },
  {
    name: 'permissions-are-strings',
    because: 'The type promises strings.',
    explains: ({ field, claims, ours }) => {
      const listed = claims['org_permissions'];
      const texts = Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : undefined;
      return (
        field === 'orgPermissions' && claims['v'] !== 2 && !ours.threw && isDeepStrictEqual(ours.value, texts)
      );
    },
  },
  {
    name: 'empty-requirement-is-not-granted',
    because: 'Nothing has an empty name; theirs can find it in a malformed claim.',
    explains: (comparison) => Object.values(questionOf(comparison)).includes('') && oursIs(comparison, false),
  },
  {
    name: 'unknown-requirement-throws',
    because: 'A misspelled requirement would otherwise deny everybody, or be ignored.',
    explains: (comparison) =>
      'other' in questionOf(comparison) && (comparison.ours.threw || oursIs(comparison, false)),
  },
  {
    name: 'feature-name-follows-the-scope',
    because:
      'Theirs cuts the name at the second colon, and uses the scope as the name if the name is missing.',
    explains: (comparison) => {
      const { feature } = questionOf(comparison);
      return typeof feature === 'string' && /^[^:]*:(?:.*:|$)/.test(feature);
    },
  },
];
