// Pure

/** The facts of an API version, in a form of our own. The README explains the notation. */
export interface Distilled {
  readonly version: string;
  /** By method and path, such as `GET /users/{user_id}`. */
  readonly operations: Readonly<Record<string, DistilledOperation>>;
  /** By the names of the schemas in the API. */
  readonly schemas: Readonly<Record<string, Shape>>;
}

/** The facts of the description of webhooks. */
export interface DistilledWebhooks {
  readonly version: string;
  /** The shape of the body by the type of the event. */
  readonly events: Readonly<Record<string, Shape>>;
  readonly schemas: Readonly<Record<string, Shape>>;
}

export interface DistilledOperation {
  readonly id: string;
  readonly tags: readonly string[];
  /** The collection that the operation works on, without ids: `organizations/memberships`. */
  readonly collection: string;
  readonly deprecated?: true;
  /** No secret key is required. */
  readonly public?: true;
  readonly path?: Readonly<Record<string, Shape>>;
  /** A name that ends with `?` is optional. */
  readonly query?: Readonly<Record<string, Shape>>;
  readonly body?: DistilledBody;
  /** The shape of the response body by status, or null for no body. */
  readonly answers: Readonly<Record<string, Shape | null>>;
  /** Statuses whose body is the common error envelope. */
  readonly errors?: readonly number[];
}

export interface ParameterFacts {
  /** A list that is sent as one value with commas. */
  readonly explode?: false;
  readonly deprecated?: true;
}

export interface DistilledBody {
  readonly type: 'json' | 'form';
  readonly required?: true;
  readonly shape: Shape;
}

/** `string`, `string | null`, `$User` for a schema by name, a list of one shape, or an object with more facts. */
export type Shape = string | readonly [Shape] | ShapeObject;

export interface ShapeObject {
  /** Absent if `fields` (an object) or `list` (an array) implies the type. `any` stands for no type. */
  readonly type?: string;
  readonly nullable?: true;
  /** A name that ends with `?` is optional. */
  readonly fields?: Readonly<Record<string, Shape>>;
  /** Required names that are not in `fields`. */
  readonly requires?: readonly string[];
  /** The shape of further fields. `false` forbids them. */
  readonly others?: Shape | boolean;
  readonly list?: Shape;
  readonly allOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  /** Facts of a parameter that are not facts of its values. */
  readonly parameter?: ParameterFacts;
  /** Limits and other facts, named as in OpenAPI: see `FACTS`. */
  readonly [fact: string]: unknown;
}

export const isShapeObject = (shape: Shape): shape is ShapeObject =>
  typeof shape === 'object' && !Array.isArray(shape);

/** Keywords of OpenAPI that are kept as they are. */
export const FACTS: readonly string[] = [
  'enum',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'default',
  'deprecated',
  'readOnly',
];

/** Keywords of OpenAPI whose values are schemas. */
export const ALTERNATIVES = ['allOf', 'anyOf', 'oneOf'] as const;

export const REF = '#/components/schemas/';

/** The name of the schema for errors. */
export const ERRORS = '$ClerkErrors';
