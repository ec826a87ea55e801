// Pure
import { distillSchema } from './distill-schema.ts';
import {
  type Distilled,
  type DistilledBody,
  type DistilledOperation,
  type DistilledWebhooks,
  ERRORS,
  isShapeObject,
  type Shape,
  type ShapeObject,
} from './distilled.ts';
import {
  dereference,
  type OpenApiDocument,
  type OpenApiSchema,
  type OperationObject,
  operationsOf,
  type Parameter,
  type RequestBody,
  type WebhooksDocument,
} from './open-api.ts';

const FORM = 'multipart/form-data';
const JSON_TYPE = 'application/json';

/** Reduces the published description of webhooks to its facts. */
export function distillWebhooks(document: WebhooksDocument, version: string): DistilledWebhooks {
  const events = Object.entries(document['x-webhooks']).map(([type, { post }]) => [
    type,
    distillBody(post.requestBody).shape,
  ]);
  return {
    version,
    events: Object.fromEntries(events),
    schemas: distillSchemas(document.components.schemas),
  };
}

/** Reduces a published description to its facts: no prose, no examples, no references between responses. */
export function distill(document: OpenApiDocument): Distilled {
  const collections = collectionsOf(Object.keys(document.paths));
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    operationsOf(item).map(([method, operation]) => {
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
        dereference(document, one),
      );
      const collection = collectionOf(path, collections);
      return [`${method} ${path}`, distillOperation(document, operation, parameters, collection)];
    }),
  );
  return {
    version: document.info.version,
    operations: Object.fromEntries(operations),
    schemas: distillSchemas(document.components.schemas),
  };
}

function distillSchemas(schemas: Readonly<Record<string, OpenApiSchema>>): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, distillSchema(schema)]));
}

function distillOperation(
  document: OpenApiDocument,
  operation: OperationObject,
  parameters: readonly Parameter[],
  collection: string,
): DistilledOperation {
  const { operationId = '', tags = [], deprecated, security, requestBody } = operation;
  const path = parametersIn('path', parameters);
  const query = parametersIn('query', parameters);
  return {
    id: operationId,
    tags,
    collection,
    ...(deprecated && { deprecated }),
    ...(security?.length === 0 && { public: true as const }),
    ...(path && { path: renameKeys(path, (name) => name.replace('?', '')) }),
    ...(query && { query }),
    ...(requestBody && { body: distillBody(requestBody) }),
    ...distillAnswers(document, operation),
  };
}

function parametersIn(
  place: Parameter['in'],
  parameters: readonly Parameter[],
): Readonly<Record<string, Shape>> | undefined {
  const own = parameters.filter((one) => one.in === place);
  return own.length === 0
    ? undefined
    : Object.fromEntries(own.map((one) => [one.required ? one.name : `${one.name}?`, distillParameter(one)]));
}

function distillParameter({ schema, explode, deprecated }: Parameter): Shape {
  const shape = distillSchema(schema);
  if (explode !== false && !deprecated) {
    return shape;
  }
  const parameter = { ...(explode === false && { explode }), ...(deprecated && { deprecated }) };
  return { ...toObject(shape), parameter };
}

/** Writes a shape in its long form. */
function toObject(shape: Shape): ShapeObject {
  if (typeof shape === 'string') {
    return { type: shape };
  }
  return isShapeObject(shape) ? shape : { list: shape[0] };
}

function distillBody({ required, content }: RequestBody): DistilledBody {
  const [mediaType, { schema = {} } = {}] = Object.entries(content)[0] ?? [];
  return {
    type: mediaType === FORM ? 'form' : 'json',
    ...(required && { required }),
    shape: distillSchema(schema),
  };
}

function distillAnswers(
  document: OpenApiDocument,
  { responses }: OperationObject,
): Pick<DistilledOperation, 'answers' | 'errors'> {
  const shapes = Object.entries(responses).map(([status, response]) => {
    const schema = dereference(document, response).content?.[JSON_TYPE]?.schema;
    return [status, schema ? distillSchema(schema) : null] as const;
  });
  const errors = shapes.filter(([, shape]) => shape === ERRORS).map(([status]) => Number(status));
  return {
    answers: Object.fromEntries(shapes.filter(([, shape]) => shape !== ERRORS)),
    ...(errors.length > 0 && { errors }),
  };
}

/** Paths that are followed by an id somewhere in the API. */
function collectionsOf(paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.flatMap((path) => [...path.matchAll(/\/\{/g)].map(({ index }) => path.slice(0, index))),
  );
}

/** Returns the longest collection that the path starts with, else the first segment. Ids are left out. */
function collectionOf(path: string, collections: ReadonlySet<string>): string {
  const segments = path.slice(1).split('/');
  const prefixes = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
  const longest = prefixes.filter((prefix) => collections.has(prefix)).at(-1) ?? prefixes[0] ?? '';
  return longest.slice(1).replace(/\/\{\w+\}/g, '');
}

function renameKeys<Value>(
  record: Readonly<Record<string, Value>>,
  rename: (key: string) => string,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [rename(key), value]));
}
