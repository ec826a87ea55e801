import { isDeepStrictEqual } from 'node:util';
import type { Difference, Rule } from './compare-calls.ts';
import { idsOf, valuesOf } from './mistakes.ts';
import { isSpelling } from './spelling.ts';

/** Methods of the reference that send the parameters they know, and drop the others. */
const WITH_KNOWN_PARAMETERS: ReadonlySet<string> = new Set([
  'apiKeys.revoke',
  'm2m.createToken',
  'm2m.revokeToken',
  'organizations.updateOrganizationLogo',
  'users.updateUserProfileImage',
  'machines.rotateSecretKey',
  'users.verifyPassword',
  'users.verifyTOTP',
]);

/** Parameters that the reference cannot send. */
const MORE_PARAMETERS: ReadonlySet<string> = new Set([
  'organizations.getOrganization query.include_missing_member_with_elevated_permissions',
  'redirectUrls.getRedirectUrlList query.limit',
  'redirectUrls.getRedirectUrlList query.offset',
  'users.getUserOauthAccessToken query.limit',
  'users.getUserOauthAccessToken query.offset',
]);

/** Where null is what is absent. */
const ABSENT_IF_NULL: ReadonlySet<string> = new Set([
  'idPOAuthAccessToken.verify rejects',
  'm2m.createToken body.token_format',
  'users.setPasswordCompromised body.revoke_all_sessions',
]);

const PLAIN_ID = /^[\w-]+$/;

/** Returns whether the ids that a URL would change are segments of our path. */
function areIdsEncoded({ one, our }: Difference): boolean {
  const unusual = idsOf(one).filter((id): id is string => typeof id === 'string' && !PLAIN_ID.test(id));
  const segments = String(our['path']).split('/').map(decodeURIComponent);
  return (
    unusual.length > 0 && unusual.some((id) => segments.includes(id) || segments.includes(`oauth_${id}`))
  );
}

const hasNoFields = (body: unknown): boolean => body === 'object' || isDeepStrictEqual(body, []);

/** Differences in a field of a request, or in what a call rejects with. */
export const FIELD_DIFFERENCES: readonly Rule[] = [
  {
    name: 'ids-are-encoded',
    row: 'ids are encoded; a value that is not an id is a `ConfigError`',
    because: 'An id cannot change the path or the query.',
    explains: (difference) => /^(path$|query\.)/.test(difference.field) && areIdsEncoded(difference),
  },
  {
    name: 'paths-have-a-version',
    row: 'API keys, machine tokens and access tokens of OAuth are below `/v1`, as all else',
    because: 'The description has API keys, machine tokens and OAuth tokens below /v1, as all else.',
    explains: ({ field, theirs, ours }) =>
      field === 'path' &&
      /^\/(api_keys|m2m_tokens|oauth_applications\/access_tokens)/.test(String(theirs)) &&
      ours === `/v1${theirs}`,
  },
  {
    name: 'other-user-agent',
    row: 'requests have the user agent of this package, and a content type next to a body only',
    because: 'The user agent names the package.',
    explains: ({ field, theirs, ours }) =>
      field === 'header user-agent' &&
      theirs === '@clerk/backend@3.25.0' &&
      /^@x\/[\w-]+@\d+\.\d+\.\d+$/.test(String(ours)),
  },
  {
    name: 'no-content-type-without-a-body',
    row: 'requests have the user agent of this package, and a content type next to a body only',
    because: 'The reference names a content type with every request.',
    explains: ({ field, ours, our }) =>
      field === 'header content-type' && ours === undefined && our['body'] === 'nothing',
  },
  {
    name: 'last-version-of-a-removed-endpoint',
    row: '`sessions.verifySession` requests the last version of the API that has it',
    because: 'Versions after 2024-10-01 lack this endpoint.',
    explains: ({ one, field, ours }) =>
      one.method === 'sessions.verifySession' &&
      field === 'header clerk-api-version' &&
      ours === '2024-10-01',
  },
  {
    name: 'a-body-without-fields-is-sent',
    row: 'a call with parameters has a body, also `{}` and `[]`; a file that is missing is not sent',
    because: 'The API requires a body of an operation with parameters: `{}` or `[]`.',
    explains: ({ field, theirs, ours }) => field === 'body' && theirs === 'nothing' && hasNoFields(ours),
  },
  {
    name: 'no-body-without-an-argument',
    row: 'a call with parameters has a body, also `{}` and `[]`; a file that is missing is not sent',
    because: 'Without its arguments, a call has no body; the reference sends `{}`.',
    explains: ({ one, field, theirs, ours }) =>
      field === 'body' &&
      theirs === 'object' &&
      ours === 'nothing' &&
      one.operation.args?.includes('...') === false,
  },
  {
    name: 'no-file-is-not-sent',
    row: 'a call with parameters has a body, also `{}` and `[]`; a file that is missing is not sent',
    because: 'The reference sends the string `undefined` as the file.',
    explains: ({ field, theirs, ours }) =>
      field === 'body.file' && theirs === 'undefined' && ours === undefined,
  },
  {
    name: 'other-spelling',
    row: 'names inside of parameters are in snake case as well, except in data of users',
    because:
      'Names inside of parameters are in snake case, too. Names that the API lacks have another spelling.',
    explains: (difference) => /^(body|query)/.test(difference.field) && isSpelling(difference),
  },
  {
    name: 'times-are-dates',
    row: 'times are dates in a body and milliseconds in a query, and a URL is a string',
    because: 'A time in milliseconds becomes the date that the API requires in a body.',
    explains: ({ field, theirs, ours }) =>
      field.startsWith('body.') && typeof theirs === 'number' && ours === new Date(theirs).toISOString(),
  },
  {
    name: 'dates-are-times',
    row: 'times are dates in a body and milliseconds in a query, and a URL is a string',
    because: 'A date becomes the time in milliseconds that the API requires in a query.',
    explains: ({ field, theirs, ours }) =>
      field.startsWith('query.') &&
      isDeepStrictEqual(
        [theirs].flat().map((text) => String(Date.parse(String(text)))),
        ours,
      ),
  },
  {
    name: 'more-parameters',
    row: 'parameters that the reference drops are sent',
    because: 'The reference cannot send these parameters.',
    explains: ({ one, field, theirs }) =>
      theirs === undefined && MORE_PARAMETERS.has(`${one.method} ${field}`),
  },
  {
    name: 'unknown-parameters-are-sent',
    row: 'parameters that the reference drops are sent',
    because: 'Some methods of the reference drop unknown parameters of a body.',
    explains: ({ one, field, theirs }) =>
      WITH_KNOWN_PARAMETERS.has(one.method) && field.startsWith('body.') && theirs === undefined,
  },
  {
    name: 'null-is-absent',
    row: 'a call without its parameters, or with null, is sent; the API names what is missing',
    because: 'A default also replaces null, and null stands for no parameters and no options.',
    explains: ({ one, field, theirs, ours }) =>
      ABSENT_IF_NULL.has(`${one.method} ${field}`) &&
      [theirs, ours, ...one.args, ...valuesOf(one)].includes(null),
  },
  {
    name: 'urls-are-strings',
    row: 'times are dates in a body and milliseconds in a query, and a URL is a string',
    because: 'Where the reference renames names at every level, it sends a URL as an empty object.',
    explains: ({ field, theirs, ours }) =>
      field.startsWith('body.') && isDeepStrictEqual(theirs, {}) && URL.canParse(String(ours)),
  },
  {
    name: 'count-has-no-cursor',
    row: 'a count and `getBlocklistIdentifierList` send no parameters that the API lacks',
    because: 'The count does not depend on the cursor of the page.',
    explains: ({ one, field, their, ours }) =>
      one.method === 'users.getUserList' &&
      field === 'query.starting_after' &&
      their['path'] === '/v1/users/count' &&
      ours === undefined,
  },
  {
    name: 'a-list-without-parameters',
    row: 'a count and `getBlocklistIdentifierList` send no parameters that the API lacks',
    because: 'The API has no parameters for this list, so none is sent, and none fails.',
    explains: ({ one, field, ours }) =>
      one.method === 'blocklistIdentifiers.getBlocklistIdentifierList' &&
      ((field.startsWith('query.') && ours === undefined) || (field === 'sends' && ours === '1')),
  },
];
