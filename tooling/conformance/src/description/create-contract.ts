import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { checkJson } from './check-json.ts';
import { checkRequest, type SentRequest } from './check-request.ts';
import { checkResponse, type ReceivedResponse } from './check-response.ts';
import { createValidator } from './create-validator.ts';
import { findOperation } from './find-operation.ts';
import { ERROR_ENVELOPE, type OverlayEntry } from './overlay.ts';

type Target = Pick<SentRequest, 'method' | 'url'>;

/** Compares traffic with the description. Each check returns the list of violations. */
export interface Contract {
  /** Returns the method and path template of the operation of a request. */
  operationOf(request: Target): string | undefined;
  checkRequest(request: SentRequest): readonly string[];
  checkResponse(request: Target, response: ReceivedResponse): readonly string[];
  /** Checks the response to a request without a described operation. It must be an error. */
  checkErrorResponse(response: ReceivedResponse): readonly string[];
}

export function createContract(document: OpenApiDocument, overlay: readonly OverlayEntry[]): Contract {
  const validate = createValidator(document);
  const find = ({ method, url }: Target) => findOperation(document, method, new URL(url).pathname);
  const notDescribed = ({ method, url }: Target) => [`${method} ${new URL(url).pathname} is not described`];
  return {
    operationOf: (request) => find(request)?.id,
    checkRequest: (request) => {
      const found = find(request);
      return found === undefined ? notDescribed(request) : checkRequest(document, validate, found, request);
    },
    checkResponse: (request, response) => {
      const found = find(request);
      const query = new URL(request.url).searchParams;
      return found === undefined
        ? notDescribed(request)
        : checkResponse({ document, overlay, validate }, { found, query }, response);
    },
    checkErrorResponse: ({ status, headers, body }) =>
      status < 400
        ? [`status ${status} is not an error`]
        : checkJson(validate, ERROR_ENVELOPE, headers, body),
  };
}
