// Pure
import { ClerkAPIError, type ClerkAPIErrorCode } from '@x/errors';
import { redact } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { contentTypeOf } from './content-type.ts';
import { excerpt, excerptOfData } from './excerpt.ts';
import { findErrors } from './find-errors.ts';
import { isOk } from './is-ok.ts';
import { isRecord, propertyOf, renameKeys, toCamelCase } from './key-case.ts';
import type { Outcome } from './outcome.ts';

/** The API sends few errors. Keeping more than this would waste memory. */
const MAX_ERRORS = 100;

interface ReadErrorsOptions {
  readonly cause?: unknown;
  /** As `keepsDetails` of a transport. */
  readonly keepsDetails?: boolean | undefined;
}

/** Returns the errors of a failed call: those in the body, else one that describes the response. */
export function readErrors(
  operation: string,
  outcome: Outcome,
  { cause, keepsDetails = false }: ReadErrorsOptions = {},
): [ClerkAPIError, ...ClerkAPIError[]] {
  if (outcome.error !== undefined) {
    return [outcome.error];
  }
  const [first, ...others] = isOk(outcome.meta)
    ? []
    : errorsOf(operation, outcome, keepsDetails ? withNames : withNamesInside);
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
function errorsOf(operation: string, outcome: Outcome, rename: Rename): readonly ClerkAPIError[] {
  const found = findErrors(parseAnyJson(outcome.text)).slice(0, MAX_ERRORS);
  return found.map(({ code, message, longMessage, item, isForeign }) => {
    const shown =
      message ?? longMessage ?? `${operation}: the API returned the code ${code} without a message.`;
    // Something else than the API sent the body, so that more of it helps.
    const meta = isForeign ? { ...metaOf(item, rename), ...describeBody(outcome) } : metaOf(item, rename);
    return new ClerkAPIError({ code: code ?? 'http-error', message: shown, longMessage, meta, operation });
  });
}

/** Redacts the key before it becomes camelCase, which hides a secret from the redaction. */
const nameOfDetail = (key: string): string => toCamelCase(redact(key));

type Details = Readonly<Record<string, unknown>>;
type Rename = (details: Details) => Details;

// A record stays a record when its keys are renamed.
const withNamesInside: Rename = (details) => renameKeys(details, nameOfDetail) as Details;

const withNames: Rename = (details) =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [nameOfDetail(name), value]));

function metaOf(item: unknown, rename: Rename): Details | undefined {
  const meta = propertyOf(item, 'meta');
  try {
    return isRecord(meta) ? rename(meta) : undefined;
  } catch {
    // Nested too deeply. The code matters more.
    return undefined;
  }
}

/** The error of a response without usable errors or data. It shows what came, such as the page of a proxy. */
function unusableResponse(operation: string, outcome: Outcome, cause: unknown): ClerkAPIError {
  const { contentType, bodyExcerpt } = describeBody(outcome);
  const detail = [
    `HTTP ${outcome.meta.status}`,
    contentType ?? 'no content type',
    ...(bodyExcerpt === undefined ? [] : [`body: ${bodyExcerpt}`]),
  ];
  return apiError(operation, failureCode(outcome), detail.join(', '), { cause, meta: describeBody(outcome) });
}

/** Absent fields are not set. */
function describeBody({ meta, text = '' }: Outcome): {
  readonly contentType?: string;
  readonly bodyExcerpt?: string;
} {
  const contentType = contentTypeOf(meta);
  const cut = isOk(meta) ? excerptOfData : excerpt;
  const bodyExcerpt = cut(text);
  return { ...(contentType && { contentType }), ...(bodyExcerpt && { bodyExcerpt }) };
}

function failureCode({ meta, text }: Pick<Outcome, 'meta' | 'text'>): ClerkAPIErrorCode {
  // A custom `fetch` can resolve to an object without a status.
  if (meta.status && !isOk(meta)) {
    return 'http-error';
  }
  return text === undefined ? 'response-too-large' : 'response-invalid';
}
