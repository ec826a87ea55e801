import type { ExpandedWebhooks } from '@tooling/api-description/expand';
import type { OpenApiSchema } from '@tooling/api-description/open-api';
import { propertiesOf } from '@tooling/api-description/properties-of';
import type { Files } from '../generate.ts';
import { createNamedTypes, type NamedTypes } from '../named-types.ts';
import { printComment } from '../print-field-doc.ts';
import { HEADER, typeDoc } from '../render.ts';
import type { WebhookOverrides } from './read-webhook-overrides.ts';

const HOME = 'data';

/** Generates the types of the data of webhooks. Throws if the tables and the description disagree. */
export function generateWebhooks({ document, events }: ExpandedWebhooks, overrides: WebhookOverrides): Files {
  const types = createNamedTypes(document, overrides);
  const names = new Map(
    Object.entries(events).map(([type, schema]) => [type, nameOfData(type, schema, types, overrides)]),
  );
  for (const [type, other] of Object.entries(overrides.alike)) {
    names.set(type, nameOfEvent(names, type, other));
  }
  const declarations = types.print().map((type) => `${typeDoc(type, overrides)}\n${type.text}`);
  const rows = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  const map = `/** The data of each event, by its type. */
export interface WebhookDataByType {
${rows.map(([type, name]) => `${printComment({ text: overrides.events[type] ?? '' })}'${type}': ${name};`).join('\n')}
}`;
  const imports = `import type { Open } from './open.ts';`;
  return new Map([
    ['events/data.ts', `${HEADER}// Pure\n${imports}\n\n${[map, ...declarations].join('\n\n')}\n`],
  ]);
}

function nameOfData(
  type: string,
  schema: OpenApiSchema,
  types: NamedTypes,
  { data, suffix = '' }: WebhookOverrides,
): string {
  const found = propertiesOf(schema, types.resolve).find(({ name }) => name === 'data');
  if (found === undefined) {
    throw new Error(`The description has no data for ${type}.`);
  }
  const name = data[type];
  return types.nameOf(found.schema, HOME, name && name + suffix);
}

function nameOfEvent(names: ReadonlyMap<string, string>, type: string, other: string): string {
  const name = names.get(other);
  if (name === undefined || names.has(type)) {
    throw new Error(`${type} cannot be like ${other}: correct "alike" in webhooks.yml.`);
  }
  return name;
}
