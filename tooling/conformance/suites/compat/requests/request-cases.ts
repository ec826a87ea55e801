import type { OpenApiDocument, OpenApiSchema } from '@tooling/api-description/open-api';
import { propertiesOf, type Resolve } from '@tooling/api-description/properties-of';
import type { AnyOperation } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import fc from 'fast-check';
import { arbitraryOf } from '../../../src/sampling/arbitrary-of.ts';
import { sample } from '../../../src/sampling/sample.ts';
import { camelCase, toClientShape } from '../../../src/sampling/to-client-shape.ts';
import { describedOf, resolverOf } from '../../operations/described.ts';
import { FIELDS_OF_OTHERS, type Field } from './fields-of-others.ts';
import { IDS, ODD_VALUES, PAGES, TEXTS, UNKNOWN_FIELDS } from './values.ts';

/** A call of a method, with random arguments. */
export interface RequestCase {
  readonly method: string;
  readonly operation: AnyOperation;
  readonly args: readonly unknown[];
}

type Values = fc.Arbitrary<unknown>;

const ALL_OPERATIONS: readonly AnyOperation[] = Object.values(operations);

/** Returns random calls of a method: the same in every run. */
export function requestCases(
  method: string,
  document: OpenApiDocument,
  { count, seed }: { readonly count: number; readonly seed: string | number },
): readonly RequestCase[] {
  const operation = ALL_OPERATIONS.find(({ name }) => name === method);
  if (operation === undefined) {
    throw new Error(`${method} has no operation.`);
  }
  const args = argumentsOf(operation, fieldsOf(operation, document));
  return sample(args, `${seed} ${method}`, count).map((one) => ({ method, operation, args: one }));
}

/** Returns the parameters of an operation: those of its path, the described ones, and those that the description lacks. */
function fieldsOf(operation: AnyOperation, document: OpenApiDocument): readonly Field[] {
  const resolve = resolverOf(document);
  const described = describedOf(document)
    .filter((one) => one.operation === operation)
    .flatMap(({ described: { query, body } }) => [
      ...query.filter(({ name }) => name !== 'paginated'),
      ...propertiesOf(entryOf(body?.schema ?? {}, resolve), resolve),
    ])
    .map(({ name, schema }): Field => {
      const values = arbitraryOf(schema, { resolve, fill: 'any' });
      return [camelCase(name), values.map((value) => toClientShape(schema, value, resolve, name))];
    });
  const ids = pathFields(operation)
    .filter((name) => operation.args?.includes(name) === false)
    .map((name): Field => [name, IDS]);
  const fields = new Map([...described, ...(FIELDS_OF_OTHERS[operation.name] ?? []), ...ids]);
  return [...fields];
}

const pathFields = ({ path }: AnyOperation): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Returns the schema of the entries of a list, or the schema itself. */
function entryOf(schema: OpenApiSchema, resolve: Resolve): OpenApiSchema {
  const known = typeof schema['$ref'] === 'string' ? resolve(schema['$ref']) : schema;
  return known.items ?? known;
}

/** The reference ignores further arguments, and a program can leave out the last one. */
const CHANGES_OF_LENGTH = [0, 0, 0, 0, 0, 0, 0, 0, -1, 1] as const;

function argumentsOf(operation: AnyOperation, fields: readonly Field[]): fc.Arbitrary<readonly unknown[]> {
  const inPath = pathFields(operation);
  const values = (operation.args ?? inPath).map((name) => {
    if (name === '...' || name === 'messages') {
      return parametersOf(operation, fields);
    }
    return inPath.includes(name) || name === 'template' ? IDS : either(TEXTS);
  });
  return fc
    .tuple(fc.tuple(...values), fc.constantFrom(...CHANGES_OF_LENGTH), ODD_VALUES)
    .map(([args, change, other]) => (change > 0 ? [...args, other] : args.slice(0, args.length + change)));
}

/** Most values are as they should be, so that most calls send a request. */
const either = (usual: Values): Values =>
  fc.oneof({ arbitrary: usual, weight: 12 }, { arbitrary: ODD_VALUES, weight: 1 });

/** What a program passes in place of an object of parameters. */
const NO_PARAMETERS = fc.constantFrom<unknown>(undefined, undefined, null, '', 0, [], 'text', [{}]);

function parametersOf(operation: AnyOperation, fields: readonly Field[]): Values {
  const isList = operation.encode?.name === 'toList' || operation.name === 'emails.createBatch';
  const one = recordOf(operation, fields);
  const parameters = isList ? fc.array(one, { maxLength: 3 }) : one;
  return fc.oneof({ arbitrary: parameters, weight: 20 }, { arbitrary: NO_PARAMETERS, weight: 1 });
}

function recordOf(operation: AnyOperation, fields: readonly Field[]): Values {
  const inPath = new Set(pathFields(operation));
  const model = fields.map(([name, values]) => {
    const { [name]: page } = operation.maxLimit === undefined ? {} : PAGES;
    // These have their own odd values.
    const isAsItIs = inPath.has(name) || FIELDS_OF_OTHERS[operation.name]?.some(([other]) => other === name);
    const some = page
      ? fc.oneof({ arbitrary: values, weight: 2 }, { arbitrary: page, weight: 1 })
      : either(values);
    return { name, values: isAsItIs ? values : some, share: inPath.has(name) ? 97 : 30 };
  });
  const given = fc.tuple(
    ...model.map(({ values, share }) =>
      fc.oneof(
        { arbitrary: values.map((value) => [value] as const), weight: share },
        { arbitrary: fc.constant([] as const), weight: 100 - share },
      ),
    ),
  );
  const unknown = fc.oneof(
    { arbitrary: fc.constant({}), weight: 9 },
    { arbitrary: fc.dictionary(fc.constantFrom(...UNKNOWN_FIELDS), ODD_VALUES, { maxKeys: 2 }), weight: 1 },
  );
  return fc.tuple(given, unknown, fc.boolean()).map(([values, others, isFrozen]) => {
    const entries = model.flatMap(({ name }, index) => (values[index] ?? []).map((value) => [name, value]));
    const parameters = { ...Object.fromEntries(entries), ...others };
    return isFrozen ? Object.freeze(parameters) : parameters;
  });
}
