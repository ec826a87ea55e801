// Pure

import { dereference, type OpenApiDocument, type OpenApiSchema } from '@tooling/api-description/open-api';
import { checkJson, JSON_MEDIA_TYPE } from './check-json.ts';
import type { Validator } from './create-validator.ts';
import type { FoundOperation } from './find-operation.ts';
import { ERROR_ENVELOPE, type OverlayEntry } from './overlay.ts';

/** A response as it was received. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

type Expected = { readonly schema: OpenApiSchema } | 'no content' | 'not described';

/** The description with its known gaps. */
interface Described {
  readonly document: OpenApiDocument;
  readonly overlay: readonly OverlayEntry[];
  readonly validate: Validator;
}

/** The request of a response, with its operation. */
interface DescribedRequest {
  readonly found: FoundOperation;
  readonly query: URLSearchParams;
}

/** Returns the violations of a response, compared with the operation, the status and the known gaps. */
export function checkResponse(
  { document, overlay, validate }: Described,
  { found, query }: DescribedRequest,
  { status, headers, body }: ReceivedResponse,
): readonly string[] {
  const expected =
    specialCase(overlay, found.id, query, status) ??
    declared(document, found, status) ??
    commonError(overlay, status);
  if (expected === 'not described') {
    return [`status ${status} of ${found.id} is not described`];
  }
  if (expected === 'no content') {
    return body === '' ? [] : ['there is a body, although the description has none'];
  }
  return checkJson(validate, expected.schema, headers, body);
}

function specialCase(
  overlay: readonly OverlayEntry[],
  id: string,
  query: URLSearchParams,
  status: number,
): Expected | undefined {
  return overlay
    .filter((entry) => entry.kind === 'response')
    .find(
      (entry) =>
        entry.operation === id && entry.status === status && query.get(entry.query[0]) === entry.query[1],
    );
}

function declared(
  document: OpenApiDocument,
  { operation }: FoundOperation,
  status: number,
): Expected | undefined {
  const response = operation.responses[String(status)];
  if (response === undefined) {
    return undefined;
  }
  const schema = dereference(document, response).content?.[JSON_MEDIA_TYPE]?.schema;
  return schema === undefined ? 'no content' : { schema };
}

function commonError(overlay: readonly OverlayEntry[], status: number): Expected {
  const isKnown = overlay.some((entry) => entry.kind === 'error-statuses' && entry.statuses.includes(status));
  return isKnown ? { schema: ERROR_ENVELOPE } : 'not described';
}
