import type { RecordedRequest } from './recorded-request.ts';

/** A difference of all methods. The fields that it explains are removed before the comparison. */
export interface Rule {
  readonly name: string;
  readonly because: string;
  readonly explains: (field: string, theirs: RecordedRequest, ours: RecordedRequest) => boolean;
}

const hasBody = (request: RecordedRequest) => [...request.keys()].some((name) => name.startsWith('body.'));

export const RULES: readonly Rule[] = [
  {
    name: 'no-content-type-without-a-body',
    because: 'The reference sends a content type with every request, even without a body.',
    explains: (field, theirs, ours) => field === 'header content-type' && !hasBody(theirs) && !hasBody(ours),
  },
  {
    name: 'falsy-query-values-are-sent',
    because: 'The reference drops query values that are false, zero or empty; ours are sent.',
    explains: (field, theirs, ours) =>
      field.startsWith('query.') && !theirs.has(field) && /^\["(0|false|)"\]$/.test(ours.get(field) ?? ''),
  },
  {
    name: 'paths-have-a-version',
    because: 'The description has API keys, machine tokens and OAuth tokens below /v1, as all else.',
    explains: (field, theirs) =>
      field === 'version in the path' &&
      /\/(api_keys|m2m_tokens|access_tokens)\b/.test(theirs.get('path') ?? ''),
  },
  {
    name: 'ids-are-encoded',
    because: 'Ids are percent-encoded, so that an id cannot change the path.',
    explains: (field, theirs, ours) => field === 'path' && theirs.get(field) === decoded(ours.get(field)),
  },
];

function decoded(path: string | undefined): string | undefined {
  return path === undefined ? undefined : decodeURIComponent(path);
}

/** A difference of a method in these fields. The suite fails for a difference that no longer exists. */
export interface Difference {
  /** The row of the migration guide. Several calls can share it. */
  readonly name: string;
  readonly call: string;
  readonly fields: readonly string[];
  readonly because: string;
}

const ONE_REQUEST = 'The count costs a second request: ours makes it only with `includeTotalCount`.';
const MORE_PARAMETERS = 'The API accepts these parameters, and the reference cannot send them.';
const NO_DEFAULTS = 'The reference sends defaults of its own; ours leaves them to the API.';

const DIFFERENCES: readonly Difference[] = [
  {
    name: 'count-costs-a-request',
    call: 'users.getUserList minimal',
    fields: ['number of requests'],
    because: ONE_REQUEST,
  },
  {
    name: 'count-costs-a-request',
    call: 'users.getUserList full',
    fields: ['number of requests'],
    because: ONE_REQUEST,
  },
  {
    name: 'no-file-is-not-sent',
    call: 'users.updateUserProfileImage minimal',
    fields: ['body.file'],
    because: 'Without a file, the reference sends the string "undefined" as the file.',
  },
  {
    name: 'more-parameters',
    call: 'users.getUserOauthAccessToken full',
    fields: ['query.limit', 'query.offset'],
    because: MORE_PARAMETERS,
  },
  {
    name: 'more-parameters',
    call: 'organizations.getOrganization full',
    fields: ['query.include_missing_member_with_elevated_permissions'],
    because: MORE_PARAMETERS,
  },
  {
    name: 'more-parameters',
    call: 'redirectUrls.getRedirectUrlList full',
    fields: ['query.limit', 'query.offset'],
    because: MORE_PARAMETERS,
  },
  {
    name: 'no-defaults-of-the-client',
    call: 'organizations.createOrganizationDomain minimal',
    fields: ['body.verified'],
    because: NO_DEFAULTS,
  },
  {
    name: 'no-defaults-of-the-client',
    call: 'm2m.createToken minimal',
    fields: ['body.claims', 'body.seconds_until_expiration', 'body.token_format'],
    because: NO_DEFAULTS,
  },
  {
    name: 'no-defaults-of-the-client',
    call: 'm2m.revokeToken minimal',
    fields: ['body.revocation_reason'],
    because: NO_DEFAULTS,
  },
  {
    name: 'no-defaults-of-the-client',
    call: 'apiKeys.revoke minimal',
    fields: ['body.revocation_reason'],
    because: NO_DEFAULTS,
  },
  {
    name: 'verify-session-in-its-last-version',
    call: 'sessions.verifySession',
    fields: ['header clerk-api-version'],
    because: 'Versions after 2024-10-01 lack this endpoint: ours requests the last version that has it.',
  },
];

/** `@x/compat` counts users and sends defaults as the reference does. */
const OF_COMPAT: readonly Difference[] = [
  ...DIFFERENCES.filter(({ because }) => because !== ONE_REQUEST && because !== NO_DEFAULTS),
  {
    name: 'count-has-no-cursor',
    call: 'users.getUserList full',
    fields: ['query.starting_after'],
    because: 'The reference also sends the cursor of the page to the count, which does not depend on it.',
  },
];

/** The differences of each client of this repository. */
export const DIFFERENCES_OF = {
  '@x/rest-client': DIFFERENCES,
  '@x/compat': OF_COMPAT,
} as const satisfies Readonly<Record<string, readonly Difference[]>>;
