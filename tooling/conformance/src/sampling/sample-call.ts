import type { Described } from '@tooling/api-description/described-operations';
import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import type { Resolve } from '@tooling/api-description/properties-of';
import type { AnyOperation } from '@x/rest-client';
import fc from 'fast-check';
import { arbitraryOf, type Fill } from './arbitrary-of.ts';
import { DEVIATIONS } from './deviations.ts';
import { sampleOne } from './sample.ts';
import { camelCase, toClientShape } from './to-client-shape.ts';

/** The arguments of a call, and the request that they must cause. */
export interface SampledCall {
  readonly args: readonly unknown[];
  /** Values by their names in the description, not encoded. */
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Undefined if the operation has no body. */
  readonly body: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Ids that would change the path if they were not encoded. */
const HOSTILE_IDS = fc.constantFrom('user_1', 'a/../b', 'x?y=z#w', '%2e%2e', 'ü ñ', "'()*!");

/** How a call is sampled. Equal values produce equal calls. */
export interface Sampling {
  readonly resolve: Resolve;
  readonly fill: Fill;
  /** The number of the sample. */
  readonly run: number;
  /** Default: hostile ids. */
  readonly ids?: fc.Arbitrary<string>;
}

/** Samples a call of an operation, with values for its described parameters. */
export function sampleCall(
  operation: AnyOperation,
  described: Described,
  { resolve, fill, run, ids = HOSTILE_IDS }: Sampling,
): SampledCall {
  const {
    notOffered = [],
    required = [],
    values = {},
  } = DEVIATIONS.find((deviation) => deviation.operation === operation.name) ?? {};
  const sampleOf = (schema: OpenApiSchema, key: string) =>
    values[key] ??
    sampleOne(arbitraryOf(schema, { resolve, fill }), `${operation.name} ${fill} ${run} ${key}`);
  const idOf = (key: string) => values[key] ?? sampleOne(ids, `${operation.name} ${fill} ${run} ${key}`);
  const path = Object.fromEntries(
    described.path.map(({ name, schema }) => [name, isFree(schema) ? idOf(name) : sampleOf(schema, name)]),
  );
  const query = Object.fromEntries(
    described.query
      // The client itself adds the parameter that requests a total.
      .filter((one) => one.name !== 'paginated' && !notOffered.includes(one.name))
      .filter((one) => one.required === true || fill === 'full')
      .map(({ name, schema }) => [name, sampleOf(schema, name)]),
  );
  const sampled = described.body && sampleOf(described.body.schema, 'body');
  const added = Object.fromEntries(required.map((name) => [name, `${name} ${run}`]));
  const body = isObject(sampled) ? without({ ...added, ...sampled }, notOffered) : sampled;
  const fields = {
    ...toFields(described.path, path, resolve),
    ...toFields(described.query, query, resolve),
    // A list is a separate argument.
    ...(isObject(body) ? Object(toClientShape(described.body?.schema ?? {}, body, resolve)) : {}),
  };
  const list = Array.isArray(body) ? toClientShape(described.body?.schema ?? {}, body, resolve) : undefined;
  return { args: argumentsFor(operation, described, fields, list), path, query, body };
}

function isFree(schema: OpenApiSchema): boolean {
  return schema['enum'] === undefined && schema['pattern'] === undefined;
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function toFields(parameters: Described['query'], values: Fields, resolve: Resolve): Fields {
  const given = parameters.filter(({ name }) => name in values);
  return Object.fromEntries(
    given.map(({ name, schema }) => [camelCase(name), toClientShape(schema, values[name], resolve)]),
  );
}

/** Distributes the fields over the arguments of the operation. */
function argumentsFor(
  { path, args, composed }: AnyOperation,
  described: Described,
  fields: Fields,
  list: unknown,
): readonly unknown[] {
  // With an optional argument, the longer path is in `composed`.
  const longest = described.path.length > fieldsOf(path).length ? (composed?.[1] ?? path) : path;
  const inPath = fieldsOf(longest);
  // The client has different names for some ids, so they are matched by their position in the path.
  const renamed = new Map(described.path.map(({ name }, index) => [camelCase(name), inPath[index] ?? name]));
  const entries = Object.entries(fields).map(([name, value]) => [renamed.get(name) ?? name, value] as const);
  const names = args ?? inPath;
  const params = Object.fromEntries(entries.filter(([name]) => !names.includes(name)));
  const positional = new Map(entries);
  return names.map((name) => (name === '...' ? (list ?? params) : positional.get(name)));
}

function fieldsOf(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
