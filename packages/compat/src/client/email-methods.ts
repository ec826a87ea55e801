import { type ClerkAPIError, ConfigError } from '@x/errors';
import { isRecord } from '@x/rest-client/internal';
import { create } from '../resources/to-resource.ts';
import type { Email } from '../resources/types.ts';
import { type ClerkAPIErrorJSON, invalidResponse, toApiError } from './api-response-error.ts';
import type { CallOperation } from './bind-resources.ts';

/** The result of one email of a batch: the email, or why it was not sent. */
export type BatchEmailResult =
  | {
      /** The position in the batch, from 0. */
      index: number;
      /** The email as it is stored. */
      email: Email;
      errors?: never;
      /** The HTTP status of this email. */
      statusCode: number;
      retryAfterSeconds?: never;
    }
  | {
      /** The position in the batch, from 0. */
      index: number;
      email?: never;
      /** Why the email was not sent. */
      errors: ClerkAPIError[];
      /** The HTTP status of this email. */
      statusCode: number;
      /** How long to wait before the next attempt, in seconds, if the API says so. */
      retryAfterSeconds?: number | undefined;
    };

interface ResultJson {
  readonly index: number;
  readonly email?: object | null;
  readonly errors?: readonly ClerkAPIErrorJSON[] | null;
  readonly status_code: number;
  readonly retry_after_seconds?: number;
}

/** Returns the method of emails whose results have no kind of their own in the JSON. */
export function createEmailMethods(call: CallOperation) {
  return {
    createBatch: async (messages: unknown) => {
      checkBatch(messages);
      const results = await call('emails', 'createBatch', [messages]);
      if (!Array.isArray(results) || !results.every(isResult)) {
        throw invalidResponse('emails.createBatch');
      }
      return results.map(toBatchResult);
    },
  };
}

const IDEMPOTENCY_KEY = /^[\w-]{1,255}$/;

/** The API carries out a part of a wrong batch. */
function checkBatch(messages: unknown): void {
  const isList = Array.isArray(messages) && messages.length >= 1 && messages.length <= 100;
  if (!isList) {
    throw new ConfigError('emails.createBatch: The messages must be a list of 1 to 100 emails.');
  }
  const keys = messages.map((message) => Object(message).idempotencyKey);
  if (!keys.every((key) => key === undefined || (typeof key === 'string' && IDEMPOTENCY_KEY.test(key)))) {
    throw new ConfigError(
      'emails.createBatch: idempotencyKey must have 1 to 255 letters, digits, underscores and hyphens.',
    );
  }
}

/** The other names and types are those of the description of the API. */
const isResult = (json: unknown): json is ResultJson =>
  isRecord(json) && [json['errors'] ?? []].flat().every(isRecord);

function toBatchResult({ index, email, errors, ...rest }: ResultJson): BatchEmailResult {
  const { status_code: statusCode, retry_after_seconds: retryAfterSeconds } = rest;
  return email
    ? { index, email: create('Email', email) as Email, statusCode } // the name is that of the resource
    : { index, errors: (errors ?? []).map(toApiError), statusCode, retryAfterSeconds };
}
