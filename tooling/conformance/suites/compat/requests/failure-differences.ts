import { isDeepStrictEqual } from 'node:util';
import type { FailingResponse } from './failing-responses.ts';
import type { FailureView } from './record-failures.ts';

/** A field of an outcome in which both clients differ. */
interface FailureDifference {
  readonly response: FailingResponse;
  readonly field: string;
  readonly theirs: unknown;
  readonly ours: unknown;
  /** The outcomes. */
  readonly their: FailureView;
  readonly our: FailureView;
}

/** A deliberate difference. */
export interface FailureRule {
  readonly name: string;
  /** Its row in `packages/compat/docs/differences.md`. */
  readonly row: string;
  readonly because: string;
  readonly explains: (difference: FailureDifference) => boolean;
}

/** Fields that repeat others. */
const REPEATING: ReadonlySet<string> = new Set(['json', 'copy', 'text']);

const errorsOf = ({ errors }: FailureView): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  Array.isArray(errors) ? errors : [];

const codesOf = (view: FailureView): readonly unknown[] => errorsOf(view).map(({ code }) => code);

/** The reference has no error, or one that says how it failed to read the response. */
const isUnread = (view: FailureView): boolean =>
  view['resolves'] === false && (codesOf(view).length === 0 || codesOf(view).join() === 'unexpected_error');

const isRead = (view: FailureView, { status }: FailingResponse): boolean =>
  view['resolves'] === false && codesOf(view).length > 0 && view['status'] === status;

const RETRY_AFTER: Readonly<Record<string, number | undefined>> = {
  '1.5': 2,
  '12abc': undefined,
  '-1': undefined,
};

/** Returns the seconds of a header as the standard has them: a date, a number, or nothing. */
const isRetryAfterOfTheStandard = ({ headers }: FailingResponse, ours: unknown): boolean => {
  const { 'retry-after': value = '' } = headers;
  const isDate = value.endsWith('GMT');
  return isDate
    ? typeof ours === 'number' && ours > 1e9
    : Object.hasOwn(RETRY_AFTER, value) && ours === RETRY_AFTER[value];
};

const withoutRetryAfter = (value: unknown): unknown => ({ ...Object(value), retryAfter: undefined });

export const FAILURE_DIFFERENCES: readonly FailureRule[] = [
  {
    name: 'redirects-are-not-followed',
    row: 'a redirect of the API is not followed: it could repeat a write or take the key elsewhere',
    because: 'A redirect can repeat a write, turn it into a read, or take the key to another host.',
    explains: ({ response, our }) => 'location' in response.headers && isRead(our, response),
  },
  {
    name: 'every-failure-has-an-error',
    row: 'a failed call has its status, and at least one error with a code and a message',
    because: 'A failed call has its status and at least one error, whatever the response holds.',
    explains: ({ response, their, our }) => isUnread(their) && isRead(our, response),
  },
  {
    name: 'a-code-for-no-response',
    row: 'a call without a response has the code `network-error` or the like, not `unexpected_error`',
    because: 'The code says that no response came, or not as a whole.',
    explains: ({ response, field, their, our }) =>
      response.breaks !== undefined &&
      field !== 'requests' &&
      isUnread(their) &&
      codesOf(our).join() === 'network-error',
  },
  {
    name: 'retry-after-of-the-standard',
    row: '`retryAfter` is a date or a number of seconds, as the standard has it',
    because: 'The header is a date or a number of seconds (RFC 9110, section 10.2.3).',
    explains: ({ response, field, theirs, ours, our }) =>
      isRetryAfterOfTheStandard(response, our['retryAfter']) &&
      (field === 'retryAfter' ||
        (REPEATING.has(field) && isDeepStrictEqual(withoutRetryAfter(theirs), withoutRetryAfter(ours)))),
  },
  {
    name: 'all-details-are-kept',
    row: 'errors and their JSON have more: all details of the API, the operation, a name, a message',
    because: 'Details that this version of the API lacks can come with another one.',
    explains: ({ response, field }) =>
      response.name === 'unknown details' && (field === 'errors' || REPEATING.has(field)),
  },
  {
    name: 'every-error-has-a-code-and-a-message',
    row: 'a failed call has its status, and at least one error with a code and a message',
    because: 'Programs read both without a check.',
    explains: ({ response, field, our }) =>
      response.name.startsWith('an error without') &&
      (field === 'errors' || REPEATING.has(field)) &&
      errorsOf(our).every(({ code, message }) => Boolean(code) && Boolean(message)),
  },
  {
    name: 'a-page-is-not-a-result',
    row: 'JSON with a charset is JSON; a page or plain text with the status 200 is an error',
    because:
      'A success with another media type than JSON comes from a proxy. The reference resolves to its text.',
    explains: ({ response: { status, headers }, their, our }) =>
      status === 200 &&
      /^text\//.test(headers['content-type'] ?? '') &&
      typeof their['value'] === 'string' &&
      codesOf(our).join() === 'response-invalid',
  },
  {
    name: 'json-with-a-charset',
    row: 'JSON with a charset is JSON; a page or plain text with the status 200 is an error',
    because: 'JSON with a charset is JSON. The reference resolves to its text.',
    explains: ({ response: { headers }, their, our }) =>
      headers['content-type']?.includes('charset') === true &&
      typeof their['value'] === 'string' &&
      our['resolves'] === true,
  },
  {
    name: 'no-content-is-no-value',
    row: 'an empty body with the status 200 has no content, as with the status 204',
    because: 'An empty body has no content. The reference fails for it, or resolves to an empty string.',
    explains: ({ response, their, our }) =>
      response.status === 200 &&
      response.body === '' &&
      (isUnread(their) || their['value'] === '') &&
      our['resolves'] === true,
  },
];
