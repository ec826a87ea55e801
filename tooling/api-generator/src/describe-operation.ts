import type { Described } from '@tooling/api-description/described-operations';
import type { Parameter } from '@tooling/api-description/open-api';
import { type Property, propertiesOf } from '@tooling/api-description/properties-of';
import { camelCase, capitalize } from './casing.ts';
import type { NamedTypes } from './named-types.ts';
import { printComment } from './print-field-doc.ts';
import { printProperty, printType } from './print-type.ts';
import { lookUp, type Overrides } from './read-overrides.ts';
import type { Argument, TableEntry } from './read-table.ts';
import { resolve, resultOf } from './result-of.ts';
import type { Scope } from './scope.ts';

/** The properties of an operation that the renderers need. */
export interface OperationModel {
  readonly entry: TableEntry;
  readonly described: Described | undefined;
  /** Unique among all operations. */
  readonly constant: string;
  /** Declarations of the parameter types of the constant. */
  readonly declarations: string;
  readonly takes: string;
  /** Names of the fields of its parameters. Undefined without parameters, and where the description has no operation. */
  readonly parameters: readonly string[] | undefined;
  readonly gives: string;
  readonly isList: boolean;
  /** Key of the items in the response. */
  readonly listKey: string;
  /** Names of the result types in its declaration. */
  readonly uses: ReadonlySet<string>;
}

const PAGING: readonly string[] = ['limit', 'offset'];

export function describeOperation(
  entry: TableEntry,
  described: Described | undefined,
  types: NamedTypes,
  overrides: Overrides,
): OperationModel {
  const constant = entry.constant ?? entry.method;
  const { type, isList, listKey } = resultOf(entry, described, types);
  const { takes, declarations } = argumentsOf(entry, described, constant, types, overrides);
  return {
    entry,
    described,
    constant,
    declarations,
    takes,
    parameters: described && parametersOf(entry, described, types),
    gives: type,
    isList,
    listKey,
    uses: new Set(described === undefined && entry.gives?.includes(' from ') ? [] : [type]),
  };
}

function argumentsOf(
  entry: TableEntry,
  described: Described | undefined,
  constant: string,
  types: NamedTypes,
  overrides: Overrides,
): { readonly takes: string; readonly declarations: string } {
  if (described === undefined) {
    return { takes: entry.takes ?? '', declarations: '' };
  }
  const scope: Scope = {
    mode: 'write',
    owner: constant,
    overrides,
    // Parameters are printed in full, since the result types have other shapes.
    refer: (ref) => printType(types.resolve(ref), scope),
    resolve: types.resolve,
  };
  const given = givenFields(described, types);
  const printed = entry.args.map((argument) => printArgument(argument, entry, given, scope, described));
  return {
    takes: printed.map(({ take }) => take).join(', '),
    declarations: printed.map(({ declaration }) => declaration).join('\n'),
  };
}

function parametersOf(
  entry: TableEntry,
  described: Described,
  types: NamedTypes,
): readonly string[] | undefined {
  const argument = entry.args.find(({ kind }) => kind === 'params');
  if (argument?.kind !== 'params') {
    return undefined;
  }
  const own = argument.fields.flatMap((field) => field.split('|'));
  const rest = argument.isOpen ? restOf(entry, givenFields(described, types), described) : [];
  return [...new Set([...own, ...rest.map(({ name }) => camelCase(name))])];
}

/** Returns all fields of a request by their names in the client. */
function givenFields(described: Described, types: NamedTypes): ReadonlyMap<string, Property> {
  const body = described.body && resolve(described.body.schema, types);
  const item = body?.type === 'array' ? body.items : body;
  const parameters = [...described.path, ...described.query].map(propertyOf);
  const properties = [...parameters, ...(item === undefined ? [] : propertiesOf(item, types.resolve))];
  return new Map(properties.map((property) => [camelCase(property.name), property]));
}

const propertyOf = ({ name, schema, required }: Parameter): Property => ({
  name,
  schema,
  isRequired: required === true,
});

interface PrintedArgument {
  readonly take: string;
  readonly declaration: string;
}

function printArgument(
  argument: Argument,
  entry: TableEntry,
  given: ReadonlyMap<string, Property>,
  scope: Scope,
  described: Described,
): PrintedArgument {
  if (argument.kind === 'field') {
    const property = given.get(argument.name);
    const type = property === undefined ? 'string' : printType(property.schema, scope, property.name);
    const take = argument.isOptional
      ? `${argument.name}?: ${type.replace(' | null', '')} | undefined`
      : `${argument.name}: ${type}`;
    return { take, declaration: '' };
  }
  const rest = restOf(entry, given, described);
  const name = `${capitalize(scope.owner)}${argument.kind === 'list' ? 'Item' : 'Params'}`;
  if (argument.kind === 'list') {
    return { take: `params: readonly ${name}[]`, declaration: printParams(name, [], rest, scope) };
  }
  const fields = argument.fields
    .filter((field) => !field.includes('|'))
    .map((field) => printId(field, scope));
  const [choice] = argument.fields.filter((field) => field.includes('|'));
  const extra = [
    ...(entry.compose === 'withMachineKey'
      ? ['/** Replaces the key of the client. */\nmachineSecretKey?: string | undefined;']
      : []),
    ...(scope.overrides.extra[scope.owner] ? [scope.overrides.extra[scope.owner] ?? ''] : []),
  ];
  if (!argument.isOpen) {
    return { take: `params: {\n${fields.join('\n')}\n}`, declaration: '' };
  }
  if (isPaged(rest) && fields.length + extra.length === 0 && rest.length === 2) {
    return { take: 'params?: PaginationParams | undefined', declaration: '' };
  }
  const isRequired = argument.fields.length > 0 || rest.some((property) => property.isRequired);
  return {
    take: isRequired ? `params: ${name}` : `params?: ${name} | undefined`,
    declaration: printParams(name, [...fields, ...extra], rest, scope, choice),
  };
}

/** Returns the fields of an open object of parameters: all fields without an argument of their own. */
function restOf(
  entry: TableEntry,
  given: ReadonlyMap<string, Property>,
  { path }: Described,
): readonly Property[] {
  const taken = new Set(entry.args.flatMap((one) => (one.kind === 'field' ? [one.name] : [])));
  const inPath = new Set(path.map(({ name }) => name));
  return [...given]
    .filter(([name, property]) => !taken.has(name) && !inPath.has(property.name) && name !== 'paginated')
    .map(([, property]) => property);
}

function printParams(
  name: string,
  fields: readonly string[],
  rest: readonly Property[],
  scope: Scope,
  choice?: string,
): string {
  const own = isPaged(rest) ? rest.filter((one) => !PAGING.includes(one.name)) : rest;
  const members = [...fields, ...own.map((property) => printParameter(property, scope))].join('\n');
  const subject = name.endsWith('Item') ? 'One item' : 'The parameters';
  const doc = printComment({ text: `${subject} of \`${scope.owner}\`.` });
  if (choice !== undefined) {
    const alternatives = choice.split('|').map((field) => `{\n${printId(field, scope)}\n}`);
    return `${doc}export type ${name} = (${alternatives.join(' | ')}) & {\n${members}\n};`;
  }
  return `${doc}export interface ${name}${isPaged(rest) ? ' extends PaginationParams' : ''} {\n${members}\n}`;
}

function isPaged(properties: readonly Property[]): boolean {
  return PAGING.every((name) => properties.some((one) => one.name === name));
}

function printParameter(property: Property, scope: Scope): string {
  const fields = scope.overrides.orders[scope.owner];
  if (property.name !== 'order_by' || fields === undefined) {
    return printProperty(property, scope);
  }
  const orders = fields.map((field) => `'${field}'`).join(' | ');
  const text = ['A leading minus reverses the order.', ...defaultOrderOf(property)].join(' ');
  return `${printComment({ text })}orderBy?: OrderBy<${orders}> | undefined;`;
}

function defaultOrderOf({ schema }: Property): readonly string[] {
  const order = schema['default'];
  return typeof order === 'string' ? [`Default: \`${order.replace(/^\+/, '')}\`.`] : [];
}

/** Prints an id in the path as a member of the object of parameters. */
function printId(field: string, { owner, overrides: { fieldDocs } }: Scope): string {
  const text = lookUp(fieldDocs?.path ?? {}, owner, field) ?? '';
  return `${printComment({ text })}${field}: string;`;
}
