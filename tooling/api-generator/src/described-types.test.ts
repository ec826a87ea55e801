import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describedOperations, keyOf } from '@tooling/api-description/described-operations';
import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { readDescription } from '@tooling/api-description/read-description';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { compareParameters } from './compare-parameters.ts';
import { compareTypes, factsOf } from './compare-types.ts';
import { readTable } from './read-table.ts';

const source = fileURLToPath(
  new URL('../../../packages/rest-client/src/operations/index.ts', import.meta.url),
);
const table = readTable(readFileSync(new URL('../operations.yml', import.meta.url), 'utf8'));
const document = readDescription();
const described = describedOperations(document);

const CHECKED = 'The reader of the response checks it.';
const ONE_TYPE = 'All deletions of this kind have one type.';

/** Where a type differs from the description for a reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'sessions.getToken.object: is optional': CHECKED,
  'sessions.getToken.jwt: is optional': CHECKED,
  'jwks.getJwks.keys: is optional': CHECKED,
  ...Object.fromEntries(
    [
      'machines.delete',
      'apiKeys.delete',
      'directories.deleteGroupRoleMapping',
      'scimDirectories.deleteGroupRoleMapping',
    ]
      .flatMap((name) => [
        `${name}.id: is required`,
        `${name}.slug: is not described`,
        `${name}.externalId: is not described`,
      ])
      .map((fault) => [fault, ONE_TYPE]),
  ),
};

const OTHER_NAME = 'It has the name that it has in the reference SDK.';

const PARAMETER_EXCEPTIONS: Readonly<Record<string, string>> = {
  'sessions.getToken.expiresInSeconds: can be null': 'It is left out instead.',
  'm2m.list.offset: can be null': 'It is left out instead.',
  'apiKeys.list.offset: can be null': 'It is left out instead.',
  'idPOAuthAccessToken.verify.accessToken: is optional': 'The field "secret" is its former name.',
  'idPOAuthAccessToken.verify.secret: is missing': 'It is the former name of "accessToken".',
  'users.updateUser.primaryEmailAddressId: is missing': OTHER_NAME,
  'users.updateUser.primaryPhoneNumberId: is missing': OTHER_NAME,
  'users.updateUser.primaryWeb3WalletId: is missing': OTHER_NAME,
  'users.updateUser.profileImageId: is missing': OTHER_NAME,
};

test('the parameters of all operations are those of the description', () => {
  const { checker, types } = operations();
  const faults = table.flatMap(({ resource, method, at }) => {
    const path = `${resource}.${method}`;
    const [verb = '', url = ''] = at.split(' ');
    const found = described.get(keyOf(verb, url));
    const args = types.get(path)?.[0];
    return found === undefined || args === undefined
      ? []
      : // The arguments of an operation are a tuple, which is a reference to a generic type.
        compareParameters(found, args as ts.TypeReference, { document, checker, path });
  });
  // The client sets it, so that all lists are read in one way.
  const others = faults.filter((fault) => !fault.endsWith('.paginated: is missing'));
  expect(others.filter((fault) => !(fault in PARAMETER_EXCEPTIONS))).toEqual([]);
  expect(Object.keys(PARAMETER_EXCEPTIONS).filter((fault) => !others.includes(fault))).toEqual([]);
});

test('the types of all results promise what the description says', () => {
  const { checker, types } = operations();
  const faults = table.flatMap(({ resource, method, at, pick }) => {
    const path = `${resource}.${method}`;
    const [verb = '', url = ''] = at.split(' ');
    const schema = described.get(keyOf(verb, url))?.result;
    const type = types.get(path)?.[1];
    if (type === undefined) {
      return [`${path}: has no type`];
    }
    if (schema === undefined || pick !== undefined) {
      return [];
    }
    // The response of a deletion can have no body, and is then null.
    const withBody = verb === 'DELETE' ? checker.getNonNullableType(type) : type;
    return compareTypes(itemOf(schema), withBody, { document, checker, path });
  });
  expect(faults.filter((fault) => !(fault in EXCEPTIONS))).toEqual([]);
  expect(Object.keys(EXCEPTIONS).filter((fault) => !faults.includes(fault))).toEqual([]);
});

test.each<[string, OpenApiSchema, string, string[]]>([
  ['null', { type: 'string', nullable: true }, 'string', ['at: can be null']],
  ['null behind a reference', { $ref: '#/components/schemas/None' }, 'string', ['at: can be null']],
  ['a closed enumeration', { type: 'string', enum: ['a'] }, "'a'", ['at: is any string, not "a"']],
  ['another type', { type: 'integer' }, 'string', ['at: is any integer, not string']],
  ['an optional property', objectOf('a', []), '{ a: string }', ['at.a: is optional']],
  ['a required property', objectOf('a', ['a']), '{ a?: string }', ['at.a: is required']],
  ['a missing property', objectOf('a_b', []), '{ }', ['at.aB: is missing']],
  ['an invented property', objectOf('a', ['a']), '{ a: string; b: string }', ['at.b: is not described']],
  [
    'an item',
    { type: 'array', items: { type: 'string', nullable: true } },
    'string[]',
    ['at[]: can be null'],
  ],
  ['nothing', objectOf('a_b', ['a_b']), '{ aB: string }', []],
])('reports %s', (_, schema, text, faults) => {
  const file = 'type.ts';
  const options = { ...OPTIONS, lib: ['lib.es5.d.ts'] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(file, `export declare const value: ${text};`, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const [symbol] = exportsOf(program, file);
  const none = { None: { type: 'string', nullable: true } };
  const context = { document: { ...document, components: { schemas: none } }, checker, path: 'at' };
  expect(symbol && compareTypes(schema, checker.getTypeOfSymbol(symbol), context)).toEqual(faults);
});

function objectOf(name: string, required: readonly string[]): OpenApiSchema {
  return { type: 'object', properties: { [name]: { type: 'string' } }, required };
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  customConditions: ['@x/source'],
};

function exportsOf(program: ts.Program, file: string): readonly ts.Symbol[] {
  const checker = program.getTypeChecker();
  const sourceFile = program.getSourceFile(file);
  const module = sourceFile && checker.getSymbolAtLocation(sourceFile);
  return module === undefined ? [] : checker.getExportsOfModule(module);
}

interface Operations {
  readonly checker: ts.TypeChecker;
  /** The types of the arguments and of the result, or of an item, by the name of the operation. */
  readonly types: ReadonlyMap<string, readonly ts.Type[]>;
}

let known: Operations | undefined;

function operations(): Operations {
  known ??= readOperations();
  return known;
}

function readOperations(): Operations {
  const program = ts.createProgram([source], OPTIONS);
  const checker = program.getTypeChecker();
  const types = new Map<string, readonly ts.Type[]>();
  for (const symbol of exportsOf(program, source)) {
    const isAlias = symbol.flags & ts.SymbolFlags.Alias;
    const { valueDeclaration } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const name = /name: '(?<name>[^']+)'/.exec(valueDeclaration?.getText() ?? '')?.groups?.['name'];
    if (name !== undefined) {
      const type = checker.getTypeOfSymbol(symbol);
      // An interface with type arguments is a reference to a generic type.
      types.set(name, type.aliasTypeArguments ?? checker.getTypeArguments(type as ts.TypeReference));
    }
  }
  return { checker, types };
}

/** Returns the schema of an item of a list, or the schema itself. */
function itemOf(schema: OpenApiSchema): OpenApiSchema {
  const { items, properties } = factsOf(schema, document);
  const list = properties.get('data') ?? properties.get('m2m_tokens');
  const isPage = isObject(list) && properties.size === 2;
  return items ?? (isPage ? factsOf(list, document).items : undefined) ?? schema;
}
