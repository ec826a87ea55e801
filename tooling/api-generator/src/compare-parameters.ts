import type { Described } from '@tooling/api-description/described-operations';
import type { OpenApiDocument } from '@tooling/api-description/open-api';
import ts from 'typescript';
import { camelCase, factsOf, includesNull } from './compare-types.ts';

interface Context {
  readonly document: OpenApiDocument;
  readonly checker: ts.TypeChecker;
  readonly path: string;
}

interface Given {
  readonly isOptional: boolean;
  readonly type: ts.Type;
}

/** Returns the fields of a query or a body that the arguments of a method lack, or require or allow otherwise. */
export function compareParameters(
  { query, body }: Described,
  args: ts.TypeReference,
  { document, checker, path }: Context,
): readonly string[] {
  const given = fieldsOf(args, checker);
  const inBody = body && factsOf(body.schema, document);
  const fields = [
    ...query.map(({ name, schema, required }) => ({ name, schema, isRequired: required === true })),
    ...[...(inBody?.properties ?? [])].map(([name, schema]) => ({
      name,
      schema,
      isRequired: inBody?.required.has(name) === true,
    })),
  ];
  return fields.flatMap(({ name, schema, isRequired }) => {
    const key = camelCase(name);
    const field = given.get(key);
    if (field === undefined) {
      return [`${path}.${key}: is missing`];
    }
    const presence = `${path}.${key}: is ${isRequired ? 'required' : 'optional'}`;
    const { isNullable } = factsOf(schema, document);
    const nullability = `${path}.${key}: ${isNullable ? 'can be null' : 'is never null'}`;
    return [
      ...(field.isOptional === isRequired ? [presence] : []),
      ...(isNullable === includesNull(field.type) ? [] : [nullability]),
    ];
  });
}

/** Returns the positional arguments, and the properties of those that are objects. */
function fieldsOf(args: ts.TypeReference, checker: ts.TypeChecker): ReadonlyMap<string, Given> {
  // The arguments of an operation are a tuple with names.
  const { labeledElementDeclarations: names = [], minLength } = args.target as ts.TupleType;
  return new Map(
    checker.getTypeArguments(args).flatMap((type, index): Array<[string, Given]> => {
      const isOptional = index >= minLength;
      const properties = propertiesOf(checker.getNonNullableType(type), checker);
      const name = names[index]?.name.getText() ?? '';
      return properties.length === 0
        ? [[name, { isOptional, type }]]
        : properties.map((property) => [
            property.name,
            {
              isOptional: isOptional || Boolean(property.flags & ts.SymbolFlags.Optional),
              type: checker.getTypeOfSymbol(property),
            },
          ]);
    }),
  );
}

/** Returns no property of a list, a string, a date or a file. */
function propertiesOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const isObject = type.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection);
  const properties = isObject && !checker.isArrayType(type) ? type.getProperties() : [];
  const isOurs = properties.every(({ declarations: [first] = [] }) =>
    first?.getSourceFile().fileName.includes('/packages/'),
  );
  return isOurs ? properties : [];
}
