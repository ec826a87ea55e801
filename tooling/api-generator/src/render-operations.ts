import { kebabCase } from './casing.ts';
import type { OperationModel } from './describe-operation.ts';
import { HEADER, renderImports } from './render.ts';

/** Statuses of which every operation knows, and those that say nothing of it. */
const COMMON_STATUSES: ReadonlySet<number> = new Set([401, 403, 429, 500, 503]);

/** The file with the operations of a resource: types of parameters, and a constant each. */
export function renderOperations(
  models: readonly OperationModel[],
  homes: ReadonlyMap<string, string>,
): string {
  const body = models.map((model) => `${model.declarations}\n\n${renderConstant(model)}`).join('\n\n');
  const renamed = models
    .filter(({ entry, constant }) => entry.method !== constant)
    .map(({ entry, constant }) => `${constant} as ${entry.method}`);
  const imports = [
    ...models.flatMap(({ entry }) => composeImport(entry.compose)),
    ...renderTypeImports(models, body, homes),
  ];
  const isPure = models.every(({ entry }) => entry.compose === undefined);
  const exported = renamed.length === 0 ? '' : `\n\nexport { ${renamed.join(', ')} };`;
  return `${HEADER}${isPure ? '// Pure\n' : ''}${[...new Set(imports)].join('\n')}\n\n${body}${exported}\n`;
}

function composeImport(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [`import { ${name} } from '../compose/${kebabCase(name)}.ts';`];
}

function renderTypeImports(
  models: readonly OperationModel[],
  body: string,
  homes: ReadonlyMap<string, string>,
): readonly string[] {
  const kinds = ['ItemOperation', 'ListOperation'].filter((kind) => body.includes(`${kind}<`));
  const common = ['OrderBy', 'PaginationParams', 'Open'].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(body),
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
    `import type { ${kinds.join(', ')} } from '../operation.ts';`,
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

function renderConstant(model: OperationModel): string {
  const { entry, constant, takes, gives, isList } = model;
  const kind = isList ? 'ListOperation' : 'ItemOperation';
  const exported = entry.method === constant ? 'export ' : '';
  return `${renderDoc(model)}\n${exported}const ${constant}: ${kind}<[${takes}], ${gives}> = { ${renderFields(model).join(', ')} };`;
}

function renderDoc({ entry, described }: OperationModel): string {
  const statuses = described?.errorStatuses.filter((status) => !COMMON_STATUSES.has(status)) ?? [];
  const errors = statuses.length === 0 ? '' : ` Errors: ${[...new Set(statuses)].sort().join(', ')}.`;
  const paragraphs = [
    `${entry.doc}${errors}`,
    ...(entry.instead === undefined ? [] : [`@deprecated Use ${entry.instead}.`]),
  ].map(wrap);
  const isShort = paragraphs.length === 1 && paragraphs[0]?.length === 1;
  return isShort
    ? `/** ${paragraphs[0]} */`
    : `/**\n${paragraphs.map((lines) => lines.map((line) => ` * ${line}`).join('\n')).join('\n *\n')}\n */`;
}

/** Lines of at most 105 characters. */
function wrap(text: string): readonly string[] {
  return text.match(/\S(?:.{0,103}\S)?(?=\s|$)/g) ?? [];
}

function renderFields(model: OperationModel): readonly string[] {
  const { entry, isList, listKey, gives } = model;
  const [method = '', path = ''] = entry.at.split(' ');
  const flag = (name: string, value: boolean | undefined) => (value ? [`${name}: true`] : []);
  const text = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name}: '${value}'`];
  return [
    `name: '${entry.resource}.${entry.method}'`,
    `method: '${method}'`,
    `path: '${path}'`,
    ...argsField(model, path),
    ...(entry.paginated ? ['fixed: { paginated: true }'] : []),
    ...text('page', isList ? listKey : undefined),
    ...text('pick', entry.pick),
    ...text('has', mustHave(gives)),
    ...text('opaque', entry.opaque),
    ...flag('isEmpty', gives === 'null'),
    ...flag('isVerbatim', gives === 'Jwks'),
    ...flag('isSafe', entry.isSafe),
    ...flag('isPublic', entry.isPublic),
    ...(entry.compose === undefined ? [] : [`compose: ${entry.compose}`]),
    ...(entry.companion === undefined ? [] : [`companion: ${entry.companion}`]),
    ...(entry.composed === undefined
      ? []
      : [`composed: [${entry.composed.map((one) => `'${one}'`).join(', ')}]`]),
  ];
}

/** Left out where the arguments are the fields of the path, in their order. */
function argsField({ entry, described }: OperationModel, path: string): readonly string[] {
  const names = entry.args.map((one) => {
    if (one.kind === 'field') {
      return one.name;
    }
    return one.kind === 'list' || described?.body?.isForm ? '[]' : '...';
  });
  const inPath = [...path.matchAll(/\{\/?([\w|]+)\}/g)].map(([, name]) => name);
  return names.join() === inPath.join() ? [] : [`args: [${names.map((name) => `'${name}'`).join(', ')}]`];
}

/** A field without which an answer is not what it should be. */
function mustHave(type: string): string | undefined {
  const fields: Readonly<Record<string, string>> = { DeletedObject: 'deleted', Token: 'jwt', Jwks: 'keys' };
  return fields[type];
}
