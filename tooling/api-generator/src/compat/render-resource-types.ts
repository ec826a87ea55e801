import { snakeCase } from '../casing.ts';
import { printComment } from '../print-field-doc.ts';
import { NO_OVERRIDES, type Overrides } from '../read-overrides.ts';
import { HEADER } from '../render.ts';
import { commentOf } from './document-fields.ts';
import { type FindJsonField, readJsonFields } from './json-fields.ts';
import type { CompatField, CompatResource } from './read-compat-table.ts';

/** Getters of resources, in TypeScript. */
const GETTERS: Readonly<Record<string, string>> = {
  User: `/** The email address that is used first. */
  readonly primaryEmailAddress: EmailAddress | null;
  /** The phone number that is used first. */
  readonly primaryPhoneNumber: PhoneNumber | null;
  /** The wallet that is used first. */
  readonly primaryWeb3Wallet: Web3Wallet | null;
  /** The first and the last name. \`null\` without both. */
  readonly fullName: string | null;`,
};

/** Renders the types of the resources. Types and words of fields are those of the JSON, with names in camelCase. */
export function renderResourceTypes(
  resources: readonly CompatResource[],
  jsonTypes: string,
  { suffix = '', fieldDocs }: Overrides,
): string {
  const overrides = { ...NO_OVERRIDES, suffix, ...(fieldDocs && { fieldDocs }) };
  const find = readJsonFields(jsonTypes);
  const types = resources.map((resource) => renderType(resource, find, overrides));
  const text = types.join('\n\n');
  const code = text.replace(/\/\*\*.*?\*\//gs, '');
  const imports = [...new Set([...code.matchAll(/\b\w+JSON\b/g)].map(([name]) => name))].sort();
  return `${HEADER}// Pure
import type { ${imports.join(', ')} } from './json-types.ts';
import type { Nested, OrElse } from './field-types.ts';

${text}
`;
}

/** Renders the type that leads from the kind of an object to its resource. */
export function renderResourceByObject(resources: readonly CompatResource[]): string {
  const known = resources.filter(({ object }) => object !== undefined);
  const fields = known.map(({ name, object }) => `${object}: ${name};`).sort();
  return `${HEADER}// Pure
import type { ${known
    .map(({ name }) => name)
    .sort()
    .join(', ')} } from './types.ts';

/** The resources by the value of \`object\` in their JSON. */
export interface ResourceByObject {
${fields.join('\n')}
}
`;
}

function renderType(resource: CompatResource, find: FindJsonField, overrides: Overrides): string {
  const { name, json, keepsJson, fields } = resource;
  const lines = fields.map((field) => {
    const type = typeOf(resource, field);
    const sent = field.from?.[0] ?? snakeCase(field.name);
    const known = find(json, sent) ?? { owner: json, type };
    const comment = printComment(commentOf({ name: sent, ...known }, overrides));
    return `${comment}readonly ${field.name}: ${type};`;
  });
  const raw = keepsJson ? [`/** The JSON of the API. */\nreadonly raw: ${json} | null;`] : [];
  const doc = `/** As the reference SDK returns it. \`${json}\` is what the API sends. */`;
  return `${doc}\nexport interface ${name} {\n${[...lines, ...raw, GETTERS[name] ?? ''].join('\n')}\n}`;
}

function typeOf({ json, types }: CompatResource, { name, from, resource, absent }: CompatField): string {
  const fixed = types[name];
  if (fixed !== undefined) {
    return fixed;
  }
  const sent = `${json}['${from?.[0] ?? snakeCase(name)}']`;
  const nested = resource === undefined ? sent : `Nested<${sent}, ${resource}>`;
  if (absent === undefined) {
    return nested;
  }
  const isValueOfType = absent.value !== 'null' && absent.value !== 'undefined';
  return `OrElse<${nested}, ${isValueOfType ? 'never' : absent.value}, ${absent.when === '=' ? 'undefined' : 'null | undefined'}>`;
}
