// Pure
import { impliedTypeOf } from './distill-schema.ts';
import {
  ALTERNATIVES,
  type Distilled,
  type DistilledBody,
  type DistilledOperation,
  type DistilledWebhooks,
  ERRORS,
  FACTS,
  isShapeObject,
  REF,
  type Shape,
  type ShapeObject,
} from './distilled.ts';
import type {
  OpenApiDocument,
  OpenApiSchema,
  OperationObject,
  Parameter,
  RequestBody,
  ResponseObject,
} from './open-api.ts';

/** Writes distilled facts as an OpenAPI document, which the generator and the contract tests read. */
export function expand({ version, operations, schemas }: Distilled): OpenApiDocument {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const [key, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: expandOperation(operation) };
  }
  return { info: { version }, paths, components: { schemas: expandAll(schemas) } };
}

/** Writes the distilled facts of webhooks as an OpenAPI document without paths, and a schema for each type of event. */
export function expandWebhooks({ version, events, schemas }: DistilledWebhooks): ExpandedWebhooks {
  return {
    document: { info: { version }, paths: {}, components: { schemas: expandAll(schemas) } },
    events: expandAll(events),
  };
}

export interface ExpandedWebhooks {
  readonly document: OpenApiDocument;
  /** The schemas of the bodies, by the type of the event. */
  readonly events: Readonly<Record<string, OpenApiSchema>>;
}

const expandAll = (shapes: Readonly<Record<string, Shape>>): Readonly<Record<string, OpenApiSchema>> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, expandShape(shape)]));

function expandOperation(operation: DistilledOperation): OperationObject {
  const { id, tags, deprecated, path = {}, query = {}, body, answers, errors = [] } = operation;
  const shapes = [...Object.entries(answers), ...errors.map((status) => [String(status), ERRORS] as const)];
  return {
    operationId: id,
    tags,
    ...(deprecated && { deprecated }),
    ...(operation.public && { security: [] }),
    parameters: [
      ...Object.entries(path).map(([name, shape]) => expandParameter('path', name, shape)),
      ...Object.entries(query).map(([name, shape]) => expandParameter('query', name, shape)),
    ],
    ...(body && { requestBody: expandBody(body) }),
    responses: Object.fromEntries(shapes.map(([status, shape]) => [status, expandAnswer(shape)])),
  };
}

function expandParameter(place: Parameter['in'], name: string, shape: Shape): Parameter {
  const isOptional = name.endsWith('?');
  const parameter = isShapeObject(shape) ? shape.parameter : {};
  return {
    name: isOptional ? name.slice(0, -1) : name,
    in: place,
    ...(!isOptional && { required: true }),
    ...parameter,
    schema: expandShape(shape),
  };
}

function expandBody({ type, required, shape }: DistilledBody): RequestBody {
  const mediaType = type === 'form' ? 'multipart/form-data' : 'application/json';
  return { ...(required && { required }), content: { [mediaType]: { schema: expandShape(shape) } } };
}

function expandAnswer(shape: Shape | null): ResponseObject {
  return shape === null ? {} : { content: { 'application/json': { schema: expandShape(shape) } } };
}

function expandShape(shape: Shape): OpenApiSchema {
  if (typeof shape === 'string') {
    return expandName(shape);
  }
  return isShapeObject(shape) ? expandObject(shape) : { type: 'array', items: expandShape(shape[0]) };
}

function expandName(name: string): OpenApiSchema {
  if (name.startsWith('$')) {
    return { $ref: REF + name.slice(1) };
  }
  const [type = '', other] = name.split(' | ');
  return other === 'null' ? { type, nullable: true } : { type };
}

function expandObject(shape: ShapeObject): OpenApiSchema {
  const { nullable, fields, requires = [], others, list } = shape;
  const type = shape.type ?? impliedTypeOf(shape);
  const names = Object.keys(fields ?? {});
  const required = [...names.filter((name) => !name.endsWith('?')), ...requires];
  const properties = Object.entries(fields ?? {}).map(([name, field]) => [
    name.replace(/\?$/, ''),
    expandShape(field),
  ]);
  return {
    ...(type !== undefined && type !== 'any' && { type }),
    ...(nullable && { nullable }),
    ...(fields && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required }),
    ...(others !== undefined && {
      additionalProperties: typeof others === 'boolean' ? others : expandShape(others),
    }),
    ...(list !== undefined && { items: expandShape(list) }),
    ...Object.fromEntries(
      ALTERNATIVES.flatMap((keyword) => {
        const shapes = shape[keyword];
        return shapes === undefined ? [] : [[keyword, shapes.map(expandShape)]];
      }),
    ),
    ...Object.fromEntries(FACTS.flatMap((fact) => (fact in shape ? [[fact, shape[fact]]] : []))),
  };
}
