import { HEADER } from '../render.ts';
import type { AbsentValue, AbsentWhen, CompatField, CompatResource } from './read-compat-table.ts';

const ABSENT: Readonly<Record<AbsentValue, string>> = {
  null: 'null',
  undefined: 'undefined',
  false: 'false',
  '""': 'string',
  '{}': 'object',
  '[]': 'list',
};

const WHEN: Readonly<Record<AbsentWhen, string>> = { '=': 'undefined', '??': 'null', '||': 'falsy' };

/** Renders how the JSON of the API becomes resources. */
export function renderShapes(all: readonly CompatResource[]): string {
  const resources = all.filter(({ isSentAsIs }) => !isSentAsIs);
  const shapes = resources.map(
    ({ name, keepsJson, fields }) =>
      `${name}: { ${keepsJson ? 'keepsJson: true, ' : ''}fields: [${fields.map(renderField).join(', ')}] },`,
  );
  const objects = resources.flatMap(({ name, object }) =>
    object === undefined ? [] : [`${object}: '${name}',`],
  );
  return `${HEADER}// Pure
import type { Shape } from './shape.ts';

/** How each resource is made of JSON. */
export const SHAPES = {
${shapes.join('\n')}
} as const satisfies Readonly<Record<string, Shape>>;

/** The resource of each value of the field \`object\`. */
export const RESOURCE_BY_OBJECT: Readonly<Record<string, keyof typeof SHAPES>> = {
${objects.sort().join('\n')}
};
`;
}

function renderField({ name, from, resource, isList, isOptionalList, absent }: CompatField): string {
  const parts = [
    ...(from === undefined ? [] : [`from: [${from.map((one) => `'${one}'`).join(', ')}]`]),
    ...(resource === undefined ? [] : [`resource: '${resource}'`]),
    ...(isList ? ['isList: true'] : []),
    ...(isOptionalList ? ['isOptionalList: true'] : []),
    ...(absent === undefined ? [] : [`absent: '${ABSENT[absent.value]}', when: '${WHEN[absent.when]}'`]),
  ];
  return parts.length === 0 ? `'${name}'` : `{ name: '${name}', ${parts.join(', ')} }`;
}
