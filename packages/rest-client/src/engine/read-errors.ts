// Pure
import { ClerkAPIError, type ClerkAPIErrorCode } from '@x/errors';
import { redact } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { contentTypeOf } from './content-type.ts';
import { excerpt, excerptOfData } from './excerpt.ts';
import { isOk } from './is-ok.ts';
import { isRecord, propertyOf, renameKeys, toCamelCase } from './key-case.ts';
import type { Outcome } from './outcome.ts';

/** The API sends few errors. Keeping more than this would waste memory. */
const MAX_ERRORS = 100;

/** Returns the errors of a failed call: those in the body, else one that describes the response. */
export function readErrors(
  operation: string,
  outcome: Outcome,
  cause?: unknown,
): [ClerkAPIError, ...ClerkAPIError[]] {
  if (outcome.error !== undefined) {
    return [outcome.error];
  }
  const [first, ...others] = isOk(outcome.meta) ? [] : errorsOf(operation, parseAnyJson(outcome.text));
  return [first ?? unusableResponse(operation, outcome, cause), ...others];
}

/** Returns the trace id that a body holds. */
export function traceIdOf({ text }: Outcome): string | undefined {
  const traceId = propertyOf(parseAnyJson(text), 'clerk_trace_id');
  return typeof traceId === 'string' ? traceId : undefined;
}

/** A gateway can pass on the errors of the API with another media type. */
function parseAnyJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps every code that the body holds. Entries with neither a code nor a message say nothing, and are left out. */
function errorsOf(operation: string, json: unknown): readonly ClerkAPIError[] {
  const errors = [propertyOf(json, 'errors')].flat();
  return errors.slice(0, MAX_ERRORS).flatMap((item: unknown) => {
    const code = textOf(item, 'code');
    const longMessage = textOf(item, 'long_message');
    const message = textOf(item, 'message') ?? longMessage;
    if (code === undefined && message === undefined) {
      return [];
    }
    return new ClerkAPIError({
      code: code ?? 'http-error',
      message: message ?? `${operation}: the API returned the code ${code} without a message.`,
      longMessage,
      meta: metaOf(item),
      operation,
    });
  });
}

function textOf(item: unknown, name: string): string | undefined {
  const text = propertyOf(item, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Redacts the key before it becomes camelCase, which hides a secret from the redaction. */
const nameOfDetail = (key: string): string => toCamelCase(redact(key));

function metaOf(item: unknown): Readonly<Record<string, unknown>> | undefined {
  const meta = propertyOf(item, 'meta');
  try {
    // A record stays a record when its keys are renamed.
    return isRecord(meta) ? (renameKeys(meta, nameOfDetail) as Record<string, unknown>) : undefined;
  } catch {
    // Nested too deeply. The code matters more.
    return undefined;
  }
}

/** The error of a response without usable errors or data. It shows what came, such as the page of a proxy. */
function unusableResponse(operation: string, { meta, text }: Outcome, cause: unknown): ClerkAPIError {
  const contentType = contentTypeOf(meta);
  const cut = isOk(meta) ? excerptOfData : excerpt;
  const bodyExcerpt = cut(text ?? '');
  const detail = [
    `HTTP ${meta.status}`,
    contentType || 'no content type',
    ...(bodyExcerpt === '' ? [] : [`body: ${bodyExcerpt}`]),
  ];
  return apiError(operation, failureCode({ meta, text }), detail.join(', '), {
    cause,
    meta: { ...(contentType && { contentType }), ...(bodyExcerpt && { bodyExcerpt }) },
  });
}

function failureCode({ meta, text }: Pick<Outcome, 'meta' | 'text'>): ClerkAPIErrorCode {
  // A custom `fetch` can resolve to an object without a status.
  if (meta.status && !isOk(meta)) {
    return 'http-error';
  }
  return text === undefined ? 'response-too-large' : 'response-invalid';
}
