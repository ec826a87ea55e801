// Pure
import type { OpenApiSchema } from '@tooling/api-description/open-api';

/** An error that any operation can return, even if the description does not list it there. */
interface ErrorStatusesEntry {
  readonly kind: 'error-statuses';
  readonly statuses: readonly number[];
  readonly because: string;
}

/** A successful response to requests with a certain query parameter, which the description omits. */
interface ResponseEntry {
  readonly kind: 'response';
  /** For example `GET /users/{user_id}`. */
  readonly operation: string;
  readonly query: readonly [name: string, value: string];
  readonly status: number;
  readonly schema: OpenApiSchema;
  readonly because: string;
}

export type OverlayEntry = ErrorStatusesEntry | ResponseEntry;

/** The shape of all errors. */
export const ERROR_ENVELOPE: OpenApiSchema = { $ref: '#/components/schemas/ClerkErrors' };

/** Operations that respond with a list, or with a page and the number of all records if the query has `paginated=true`. */
const PAGINATED: Readonly<Record<string, string>> = {
  'GET /allowlist_identifiers': 'AllowlistIdentifier',
  'GET /clients': 'Client',
  'GET /invitations': 'Invitation',
  'GET /jwt_templates': 'JWTTemplate',
  'GET /redirect_urls': 'RedirectURL',
  'GET /sessions': 'Session',
  'GET /templates/{template_type}': 'Template',
};

/**
 * The known gaps of the published description. Any other difference from the description is a mistake of ours. A test
 * fails for an entry that the description now contains.
 */
export const OVERLAY: readonly OverlayEntry[] = [
  ...Object.entries(PAGINATED).map(
    ([operation, schema]): OverlayEntry => ({
      kind: 'response',
      operation,
      query: ['paginated', 'true'],
      status: 200,
      schema: {
        type: 'object',
        required: ['data', 'total_count'],
        additionalProperties: false,
        properties: {
          data: { type: 'array', items: { $ref: `#/components/schemas/${schema}` } },
          total_count: { type: 'integer', minimum: 0 },
        },
      },
      because: 'The description declares the parameter, but not its effect on the response.',
    }),
  ),
  {
    kind: 'error-statuses',
    statuses: [401, 403],
    because: 'Any request can lack a valid secret key; only some operations list the error.',
  },
  {
    kind: 'error-statuses',
    statuses: [400],
    because: 'Any request can name an unknown API version or send a body that is not JSON.',
  },
  {
    kind: 'error-statuses',
    statuses: [413, 415],
    because: 'Any request with a body can be too large or have an unsupported media type.',
  },
  {
    kind: 'error-statuses',
    statuses: [404],
    because: 'Any path with an id can name a missing resource; a list can do so with a cursor.',
  },
  {
    kind: 'error-statuses',
    statuses: [422],
    because: 'Any parameter can have an invalid value; only half of the operations list the error.',
  },
  {
    kind: 'error-statuses',
    statuses: [429],
    because: 'Rate limits hold for all operations, and are declared for three.',
  },
  {
    kind: 'error-statuses',
    statuses: [500, 502, 503, 504],
    because: 'Any server can fail.',
  },
];

/** The known gaps of the description of the Frontend API. */
export const FRONTEND_OVERLAY: readonly OverlayEntry[] = [
  {
    kind: 'error-statuses',
    statuses: [400, 401, 404, 422],
    because: 'Any request can be wrong in these ways.',
  },
];
