import { parse } from 'yaml';

/** The value of a field that is missing in the JSON. */
export type AbsentValue = 'null' | 'undefined' | 'false' | '""' | '{}' | '[]';

/** When a value counts as missing: `=` if the field is absent, `??` also if it is null, `||` also if it is `''`, 0 or false. */
export type AbsentWhen = '=' | '??' | '||';

export interface CompatField {
  readonly name: string;
  /** Names in the JSON, in place of the name in snake case. Empty if no name counts. */
  readonly from?: readonly string[];
  /** The resource that a nested object becomes, `URL` or `Actor`. */
  readonly resource?: string;
  readonly isList: boolean;
  /** A list that is absent or null stays so. */
  readonly isOptionalList: boolean;
  readonly absent?: { readonly value: AbsentValue; readonly when: AbsentWhen };
}

export interface CompatResource {
  readonly name: string;
  /** The value of `object` in the JSON. */
  readonly object?: string;
  readonly keepsJson: boolean;
  /** The reference returns the JSON, although its type is that of the resource. */
  readonly isSentAsIs: boolean;
  /** The name of the type of its JSON. */
  readonly json: string;
  /** Field -> a TypeScript type, where the type of the JSON does not lead to the type of the reference. */
  readonly types: Readonly<Record<string, string>>;
  readonly fields: readonly CompatField[];
}

interface Entry {
  readonly object?: string;
  readonly raw?: boolean;
  readonly sentAsIs?: boolean;
  readonly json?: string;
  readonly types?: Readonly<Record<string, string>>;
  readonly fields: string;
}

/** What a value becomes that is not a resource. */
const SPECIAL: readonly string[] = ['URL', 'Actor'];

const FIELD =
  /^(?<name>\w+)(?:<(?<from>[\w|]*))?(?::(?<resource>\w+)(?<list>\[\](?<optional>\?)?)?)?(?:(?<when>=|\?\?|\|\|)(?<value>null|undefined|false|""|\{\}|\[\]))?$/;

/** Reads the table of resources. Throws for a field that it cannot read, and for an unknown resource. */
export function readCompatTable(text: string): readonly CompatResource[] {
  // We have written this file.
  const table = parse(text) as Readonly<Record<string, Entry>>;
  const resources = Object.entries(table).map(
    ([name, { object, raw = false, sentAsIs = false, json = `${name}JSON`, types = {}, fields }]) => ({
      name,
      json,
      types,
      ...(object !== undefined && { object }),
      keepsJson: raw,
      isSentAsIs: sentAsIs,
      fields: fields
        .trim()
        .split(/\s+/)
        .map((field) => readField(name, field)),
    }),
  );
  const names = new Set([...resources.map(({ name }) => name), ...SPECIAL, undefined]);
  for (const { name, fields } of resources) {
    const unknown = fields.find(({ resource }) => !names.has(resource));
    if (unknown !== undefined) {
      throw new Error(`${name}.${unknown.name} is an unknown resource: ${unknown.resource}.`);
    }
  }
  return resources;
}

function readField(owner: string, text: string): CompatField {
  const { name, from, resource, list, optional, when, value } = FIELD.exec(text)?.groups ?? {};
  if (name === undefined) {
    throw new Error(`${owner} has a field that cannot be read: ${text}`);
  }
  return {
    name,
    ...(from !== undefined && { from: from.split('|').filter(Boolean) }),
    ...(resource !== undefined && { resource }),
    isList: list !== undefined,
    isOptionalList: optional !== undefined,
    // The pattern names these values.
    ...(when !== undefined && { absent: { value: value as AbsentValue, when: when as AbsentWhen } }),
  };
}
