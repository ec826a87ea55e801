import { snakeCase } from '../casing.ts';
import { HEADER } from '../render.ts';
import type { CompatField, CompatResource } from './read-compat-table.ts';

/** Getters of resources, in TypeScript. */
const GETTERS: Readonly<Record<string, string>> = {
  User: `/** The email address that is used first. */
  readonly primaryEmailAddress: EmailAddress | null;
  readonly primaryPhoneNumber: PhoneNumber | null;
  readonly primaryWeb3Wallet: Web3Wallet | null;
  readonly fullName: string | null;`,
};

/** Renders the types of the resources. Types of fields refer to the types of the JSON. */
export function renderResourceTypes(resources: readonly CompatResource[]): string {
  const types = resources.map(renderType);
  const byObject = resources.flatMap(({ name, object }) =>
    object === undefined ? [] : [`${object}: ${name};`],
  );
  const text = types.join('\n\n');
  const imports = [...new Set([...text.matchAll(/\b\w+JSON\b/g)].map(([name]) => name))].sort();
  return `${HEADER}// Pure
import type { ${imports.join(', ')} } from './json-types.ts';
import type { Nested, OrElse } from './field-types.ts';

/** The resources by the value of \`object\` in their JSON. */
export interface ResourceByObject {
${byObject.sort().join('\n')}
}

${text}
`;
}

function renderType(resource: CompatResource): string {
  const { name, json, keepsJson, fields } = resource;
  const lines = fields.map((field) => `readonly ${field.name}: ${typeOf(resource, field)};`);
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
