import { kebabCase } from './casing.ts';
import type { OperationModel } from './describe-operation.ts';
import { type Fields, fieldsOf } from './fields-of.ts';
import { sinceTag, wrap } from './print-field-doc.ts';
import { HEADER, renderImports } from './render.ts';

/** Statuses that every operation can have. The doc comments leave them out. */
const COMMON_STATUSES: ReadonlySet<number> = new Set([401, 403, 429, 500, 503]);

/** Renders the file with the operations of a resource: parameter types and constants. */
export function renderOperations(
  models: readonly OperationModel[],
  homes: ReadonlyMap<string, string>,
): string {
  const localNames = new Map(models.map((model) => [model.constant, localName(model)]));
  const body = models
    .map((model) => `${model.declarations}\n\n${renderConstant(model, localNames)}`)
    .join('\n\n');
  const renamed = models
    .filter((model) => model.entry.method !== localName(model))
    // An editor shows the doc comment in this list for the name.
    .map((model) => `${renderDoc(model)}\n${localName(model)} as ${model.entry.method},\n`);
  const imports = [
    ...renderFunctionImports(models.map((model) => fieldsOf(model, localNames))),
    ...renderTypeImports(models, body, homes),
  ];
  const isPure = models.every(({ entry }) => entry.compose === undefined);
  const exported = renamed.length === 0 ? '' : `\n\nexport { ${renamed.join('')} };`;
  return `${HEADER}${isPure ? '// Pure\n' : ''}${[...new Set(imports)].join('\n')}\n\n${body}${exported}\n`;
}

/** A constant has the name of the method, so that editors find it and its doc, unless the name is a reserved word. */
function localName({ entry, constant }: OperationModel): string {
  return entry.method === 'delete' ? constant : entry.method;
}

/** Renders the imports of the functions that are values of fields. */
function renderFunctionImports(all: readonly Fields[]): readonly string[] {
  const lines = all.flatMap((fields) =>
    Object.entries(FILES).flatMap(([field, fileOf]) => {
      const name = fields.get(field);
      return name === undefined ? [] : [`import { ${name} } from '${fileOf(name)}';`];
    }),
  );
  return [...new Set(lines)];
}

/** The file with the function of a field. */
const FILES: Readonly<Record<string, (name: string) => string>> = {
  compose: (name) => `../compose/${kebabCase(name)}.ts`,
  encode: () => '../engine/encoders.ts',
  read: () => '../engine/readers.ts',
};

function renderTypeImports(
  models: readonly OperationModel[],
  body: string,
  homes: ReadonlyMap<string, string>,
): readonly string[] {
  const kinds = ['ItemOperation', 'ListOperation'].filter((kind) => body.includes(`${kind}<`));
  const code = body.replace(/\/\*\*.*?\*\//gs, '');
  const common = ['MetadataPatch', 'OrderBy', 'PaginationParams', 'Open'].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(code),
  );
  const used = [...new Set(models.flatMap(({ uses }) => [...uses]))];
  const elsewhere = models.flatMap(({ entry }) => {
    const [, file] = entry.gives?.split(' from ') ?? [];
    const names = [...`${entry.gives?.split(' from ')[0]} ${entry.takes ?? ''}`.matchAll(/\b[A-Z]\w+/g)].map(
      ([name]) => name,
    );
    return file === undefined ? [] : names.map((name) => [name, file] as const);
  });
  return [
    `import type { ${kinds.join(', ')} } from '../engine/operation.ts';`,
    ...renderImports([
      ...common.map((name) => [name, '../resources/common.ts'] as const),
      ...used.flatMap((name) => {
        const home = homes.get(name);
        return home === undefined ? [] : [[name, `../resources/${kebabCase(home)}.ts`] as const];
      }),
      ...elsewhere,
    ]),
  ];
}

function renderConstant(model: OperationModel, localNames: ReadonlyMap<string, string>): string {
  const { entry, takes, gives, isList } = model;
  const kind = isList ? 'ListOperation' : 'ItemOperation';
  const name = localName(model);
  const exported = entry.method === name ? 'export ' : '';
  const fields = [...fieldsOf(model, localNames)].map(([field, code]) => `${field}: ${code}`).join(', ');
  // The API may confirm a deletion without a body.
  const canBeEmpty = entry.at.startsWith('DELETE ') && !isList && gives !== 'null';
  const data = canBeEmpty ? `${gives} | null` : gives;
  return `${renderDoc(model)}\n${exported}const ${name}: ${kind}<[${takes}], ${data}> = { ${fields} };`;
}

function renderDoc({ entry, described }: OperationModel): string {
  const statuses = described?.errorStatuses.filter((status) => !COMMON_STATUSES.has(status)) ?? [];
  const errors = statuses.length === 0 ? '' : ` Errors: ${[...new Set(statuses)].sort().join(', ')}.`;
  const paragraphs = [
    `${entry.doc}${errors}`,
    ...(entry.instead === undefined ? [] : [`@deprecated Use ${entry.instead}.`]),
    ...(entry.since === undefined ? [] : [sinceTag(entry.since)]),
  ].map(wrap);
  const isShort = paragraphs.length === 1 && paragraphs[0]?.length === 1;
  return isShort
    ? `/** ${paragraphs[0]} */`
    : `/**\n${paragraphs.map((lines) => lines.map((line) => ` * ${line}`).join('\n')).join('\n *\n')}\n */`;
}
