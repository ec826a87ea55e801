import { isObject } from '@tooling/api-description/open-api';
import type { Call, Outcome } from './answers.ts';
import type { Divergence } from './program-view.ts';

/** A deliberate difference between the outcomes of a call. */
export interface AnswerDifference {
  /** The row in `packages/compat/docs/differences.md`. */
  readonly row: string;
  readonly because: string;
  readonly explains: (compared: Compared) => boolean;
}

interface Compared {
  readonly call: Call;
  readonly json: unknown;
  readonly their: Outcome;
  readonly our: Outcome;
  /** Where the outcomes differ. */
  readonly found: readonly Divergence[];
  readonly readable: Readable;
}

/** What the reference returns for the JSON, after its lists, nested objects and URLs got the type that it needs. */
export interface Readable {
  readonly isReturned: boolean;
  /** The fields outside of the changed ones in which our value differs from it. */
  readonly differing: readonly Divergence[];
}

export const ANSWER_DIFFERENCES: readonly AnswerDifference[] = [
  {
    row: 'JSON that lacks a list, an object or a URL is read; the reference rejects with a `TypeError`',
    because:
      'The reference rejects with a TypeError if the JSON lacks a list or a nested object, or has an invalid URL. Ours returns an empty list or null there, and all other fields.',
    explains: ({ their, our, readable }) =>
      'rejects' in their && 'returns' in our && readable.isReturned && readable.differing.length === 0,
  },
  {
    row: 'an access token that is verified is an object; the reference returns any JSON for it',
    because:
      'The reference returns anything that the API sends for a token. Ours rejects unless it is an object.',
    explains: ({ call, json, their, our }) =>
      call.method === 'idPOAuthAccessToken.verify' &&
      'returns' in their &&
      'rejects' in our &&
      (!isObject(json) || 'data' in json || 'm2m_tokens' in json || json['object'] === 'total_count'),
  },
  {
    row: 'a failed call has its status, and at least one error with a code and a message',
    because: 'The reference rejects with a TypeError that has no status and no errors.',
    explains: ({ their, our }) =>
      'rejects' in their &&
      their.rejects === 'another error' &&
      'rejects' in our &&
      our.rejects === 'an API error',
  },
  {
    row: 'errors and their JSON have more: all details of the API, the operation, a name, a message',
    because:
      'An error in a result is an instance of `Error`, whose code and messages are strings. Its JSON also has a name, and a clone has no code.',
    explains: ({ call, found }) =>
      call.method === 'emails.createBatch' &&
      found.every(
        ({ path: [, view, ...keys], their }) =>
          view !== 'value' || (keys.includes('errors') && !isText(their)),
      ),
  },
];

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
