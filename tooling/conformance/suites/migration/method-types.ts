import { fileURLToPath } from 'node:url';
import { createClerkClient } from 'clerk-latest';
import ts from 'typescript';
import { compileText, constantsWithErrors } from '../../src/compile-text.ts';
import { methodNames } from '../official-sdk/render-methods.ts';

/** A method of the reference, as ours declares it. */
export interface MethodTypes {
  readonly name: string;
  /** What the method of the reference resolves to. */
  readonly theirs: string;
  /** What ours resolves to. */
  readonly ours: string;
  /** True if arguments that the reference accepts are a type error. */
  readonly isStricter: boolean;
}

/** Compares the types of all methods of the reference with ours. */
export function readMethodTypes(): readonly MethodTypes[] {
  const names = methodNames(createClerkClient({ secretKey: 'sk_test_1' }));
  const compiled = compileText(fileURLToPath(new URL('.', import.meta.url)), textFor(names));
  const { program, file } = compiled;
  const checker = program.getTypeChecker();
  const types = typesOfVariables(file, checker);
  const failing = new Set(constantsWithErrors(compiled));
  return names.map((name, index) => {
    const [theirs, ours] = [types.get(`theirs${index}`), types.get(`ours${index}`)];
    if (theirs === undefined || ours === undefined) {
      throw new Error(`${name} is missing`);
    }
    const isStricter = failing.has(`assigned${index}`) || hasMoreFields(theirs, ours, file, checker);
    return { name, theirs: resultOf(theirs, checker), ours: resultOf(ours, checker), isStricter };
  });
}

/** A tuple of arguments is not compared by its fields, so an unknown field is found by name. */
function textFor(names: readonly string[]): string {
  const lines = names.map((name, index) => {
    const [resource, method] = name.split('.');
    const typeOf = (client: string) => `${client}['${resource}']['${method}']`;
    return [
      `export const theirs${index}: ${typeOf('Theirs')} = null!;`,
      `export const ours${index}: ${typeOf('Ours')} = null!;`,
      `export const assigned${index}: Parameters<${typeOf('Ours')}> = null! as Parameters<${typeOf('Theirs')}>;`,
    ].join('\n');
  });
  return [
    "import type { ClerkClient as Theirs } from 'clerk-latest';",
    "import type { ClerkClient as Ours } from '@x/backend';",
    ...lines,
  ].join('\n');
}

function typesOfVariables(file: ts.SourceFile, checker: ts.TypeChecker): ReadonlyMap<string, ts.Type> {
  const declarations = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations);
  return new Map(declarations.map(({ name }) => [name.getText(file), checker.getTypeAtLocation(name)]));
}

const parametersOf = (type: ts.Type, file: ts.SourceFile, checker: ts.TypeChecker): readonly ts.Type[] => {
  const parameters = type.getCallSignatures()[0]?.getParameters() ?? [];
  return parameters.flatMap((parameter) => {
    const parameterType = checker.getTypeOfSymbolAtLocation(parameter, file);
    return checker.isTupleType(parameterType)
      ? // The predicate says that it is a reference to a tuple.
        checker.getTypeArguments(parameterType as ts.TypeReference)
      : [parameterType];
  });
};

function hasMoreFields(
  theirs: ts.Type,
  ours: ts.Type,
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): boolean {
  const known = parametersOf(ours, file, checker).map((type) => fieldsOf(type, checker));
  return parametersOf(theirs, file, checker).some((type, index) =>
    [...fieldsOf(type, checker)].some((field) => !known[index]?.has(field)),
  );
}

function fieldsOf(type: ts.Type, checker: ts.TypeChecker): ReadonlySet<string> {
  const present = checker.getNonNullableType(type);
  const parts = present.isUnion() ? present.types : [present];
  const isObject = (part: ts.Type) =>
    part.isIntersection() || ((part.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(part));
  return new Set(
    parts
      .filter(isObject)
      .flatMap((part) => checker.getPropertiesOfType(part))
      .map(({ name }) => name),
  );
}

function resultOf(method: ts.Type, checker: ts.TypeChecker): string {
  const [signature] = method.getCallSignatures();
  const promised = signature && checker.getAwaitedType(signature.getReturnType());
  return promised === undefined
    ? ''
    : checker.typeToString(promised, undefined, ts.TypeFormatFlags.NoTruncation);
}
