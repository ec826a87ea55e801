// Pure

/** The part of an OpenAPI 3.0 document that the tools of this repository read. */
export interface OpenApiDocument {
  readonly info: { readonly version: string };
  readonly paths: { readonly [path: string]: PathItem };
  readonly components: {
    readonly schemas: { readonly [name: string]: OpenApiSchema };
    readonly responses?: { readonly [name: string]: ResponseObject };
    readonly parameters?: { readonly [name: string]: Parameter };
  };
}

/** The description of webhooks: it has no paths, so that it is not a valid OpenAPI document. */
export interface WebhooksDocument {
  readonly 'x-webhooks': {
    readonly [type: string]: { readonly post: { readonly requestBody: RequestBody } };
  };
  readonly components: { readonly schemas: { readonly [name: string]: OpenApiSchema } };
}

export interface PathItem {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly [method: string]: unknown;
}

export interface OperationObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody;
  readonly responses: { readonly [status: string]: ResponseObject | Reference };
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly deprecated?: boolean;
  /** False for a list that is sent as one value with commas. */
  readonly explode?: boolean;
  readonly schema: OpenApiSchema;
}

export interface RequestBody {
  readonly required?: boolean;
  readonly content: Content;
}

export interface ResponseObject {
  readonly content?: Content;
}

export interface Content {
  readonly [mediaType: string]: { readonly schema?: OpenApiSchema };
}

export interface OpenApiSchema {
  readonly type?: string;
  readonly nullable?: boolean;
  readonly items?: OpenApiSchema;
  readonly [keyword: string]: unknown;
}

export interface Reference {
  readonly $ref: string;
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Returns the object behind a `$ref` of the form `#/components/kind/name`, or the object itself. */
export function dereference<T extends object>(document: OpenApiDocument, value: T | Reference): T {
  if (!('$ref' in value)) {
    return value;
  }
  const keys = value.$ref.replace(/^#\//, '').split('/');
  const target = keys.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), document);
  if (!isObject(target)) {
    throw new Error(`The API description has no ${value.$ref}.`);
  }
  // In a valid description, a reference leads to an object of the kind that it replaces.
  return target as T;
}

/** Returns the operations of a path with their methods in upper case. */
export function operationsOf(item: PathItem): ReadonlyArray<readonly [method: string, OperationObject]> {
  return METHODS.flatMap((method) => {
    const operation = item[method];
    // In a valid description, the members that are named like a method are operations.
    return isObject(operation)
      ? [[method.toUpperCase(), operation as unknown as OperationObject] as const]
      : [];
  });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
