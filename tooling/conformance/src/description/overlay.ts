// Pure
import type { OpenApiSchema } from '@tooling/api-description/open-api';

/** An error that any operation may answer with, whether the description lists it there or not. */
export interface ErrorStatusesEntry {
  readonly kind: 'error-statuses';
  readonly statuses: readonly number[];
  readonly because: string;
}

/** A successful response that the description leaves out, to requests with a certain query parameter. */
export interface ResponseEntry {
  readonly kind: 'response';
  /** As in `GET /users/{user_id}`. */
  readonly operation: string;
  readonly query: readonly [name: string, value: string];
  readonly status: number;
  readonly schema: OpenApiSchema;
  readonly because: string;
}

export type OverlayEntry = ErrorStatusesEntry | ResponseEntry;

/** What errors look like, wherever they come from. */
export const ERROR_ENVELOPE: OpenApiSchema = { $ref: '#/components/schemas/ClerkErrors' };

/**
 * The known gaps of the published description. Everything else that differs from it is an error of ours. An
 * entry that the description has caught up with fails a test.
 */
export const OVERLAY: readonly OverlayEntry[] = [
  {
    kind: 'response',
    operation: 'GET /sessions',
    query: ['paginated', 'true'],
    status: 200,
    schema: {
      type: 'object',
      required: ['data', 'total_count'],
      additionalProperties: false,
      properties: {
        data: { type: 'array', items: { $ref: '#/components/schemas/Session' } },
        total_count: { type: 'integer', minimum: 0 },
      },
    },
    because: 'The parameter is declared, and what it does to the response is not.',
  },
  {
    kind: 'error-statuses',
    statuses: [401, 403],
    because: 'Any request may come without a good secret key; only some operations say so.',
  },
  {
    kind: 'error-statuses',
    statuses: [400],
    because: 'Any request may name an unknown API version or send a body that is not JSON.',
  },
  {
    kind: 'error-statuses',
    statuses: [413, 415],
    because: 'Any request with a body may send too much of it, or another media type.',
  },
  {
    kind: 'error-statuses',
    statuses: [404],
    because: 'Any path with an id may name what is not there; lists may, by a cursor.',
  },
  {
    kind: 'error-statuses',
    statuses: [422],
    because: 'Any parameter may have a value that is refused; only half of the operations say so.',
  },
  {
    kind: 'error-statuses',
    statuses: [429],
    because: 'Rate limits hold for all operations, and are declared for three.',
  },
  {
    kind: 'error-statuses',
    statuses: [500, 502, 503, 504],
    because: 'Any server may fail.',
  },
];
