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
  const localNames = new Map(models.map((model) => [model.constant, localName(model)]));
  const body = models
    .map((model) => `${model.declarations}\n\n${renderConstant(model, localNames)}`)
    .join('\n\n');
  const renamed = models
    .filter((model) => model.entry.method !== localName(model))
    // Its own doc comment is what an editor shows of a name in this list.
    .map((model) => `${renderDoc(model)}\n${localName(model)} as ${model.entry.method},\n`);
  const imports = [
    ...models.flatMap((model) => [
      ...importFrom('../compose', model.entry.compose),
      ...importFrom('../engine/encode', encoderOf(model)),
      ...importFrom('../engine/read', readerOf(model)),
    ]),
    ...renderTypeImports(models, body, homes),
  ];
  const isPure = models.every(({ entry }) => entry.compose === undefined);
  const exported = renamed.length === 0 ? '' : `\n\nexport { ${renamed.join('')} };`;
  return `${HEADER}${isPure ? '// Pure\n' : ''}${[...new Set(imports)].join('\n')}\n\n${body}${exported}\n`;
}

/** A constant is named like the method, so that editors find it and its doc; but for what is a word of the language. */
function localName({ entry, constant }: OperationModel): string {
  return entry.method === 'delete' ? constant : entry.method;
}

function importFrom(folder: string, name: string | undefined): readonly string[] {
  return name === undefined ? [] : [`import { ${name} } from '${folder}/${kebabCase(name)}.ts';`];
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

function renderConstant(model: OperationModel, localNames: ReadonlyMap<string, string>): string {
  const { entry, takes, gives, isList } = model;
  const kind = isList ? 'ListOperation' : 'ItemOperation';
  const name = localName(model);
  const exported = entry.method === name ? 'export ' : '';
  const fields = renderFields(model, localNames).join(', ');
  return `${renderDoc(model)}\n${exported}const ${name}: ${kind}<[${takes}], ${gives}> = { ${fields} };`;
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

function renderFields(model: OperationModel, localNames: ReadonlyMap<string, string>): readonly string[] {
  const { entry, isList, listKey, gives } = model;
  const [method = '', path = ''] = entry.at.split(' ');
  const flag = (name: string, value: boolean | undefined) => (value ? [`${name}: true`] : []);
  const text = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name}: '${value}'`];
  const name = (field: string, value: string | undefined) =>
    value === undefined ? [] : [`${field}: ${value}`];
  return [
    `name: '${entry.resource}.${entry.method}'`,
    `method: '${method}'`,
    `path: '${path}'`,
    ...argsField(model),
    ...name('encode', encoderOf(model)),
    ...(entry.paginated ? ['fixed: { paginated: true }'] : []),
    ...name('read', readerOf(model)),
    ...text('page', isList ? listKey : undefined),
    ...text('has', entry.pick ?? MUST_HAVE[gives]),
    ...text('opaque', gives === 'Jwks' ? 'keys' : entry.opaque),
    ...flag('isSafe', entry.isSafe),
    ...name('compose', entry.compose),
    ...name('companion', entry.companion && localNames.get(entry.companion)),
    ...(entry.composed === undefined
      ? []
      : [`composed: [${entry.composed.map((one) => `'${one}'`).join(', ')}]`]),
  ];
}

/** Left out where the arguments are the fields of the path, in their order. */
function argsField(model: OperationModel): readonly string[] {
  const names = argumentNames(model);
  return names.join() === fieldsOfPath(model).join()
    ? []
    : [`args: [${names.map((name) => `'${name}'`).join(', ')}]`];
}

function argumentNames({ entry }: OperationModel): readonly string[] {
  return entry.args.map((one) => (one.kind === 'field' ? one.name : '...'));
}

function fieldsOfPath({ entry }: OperationModel): readonly string[] {
  return [...entry.at.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** What puts fields beside the path; nothing where there are none. */
function encoderOf(model: OperationModel): string | undefined {
  const { entry, described } = model;
  const inPath = fieldsOfPath(model);
  if (argumentNames(model).every((name) => inPath.includes(name)) && !entry.paginated) {
    return undefined;
  }
  if (/^(GET|DELETE) /.test(entry.at)) {
    return 'toQuery';
  }
  if (entry.args.some(({ kind }) => kind === 'list')) {
    return 'toList';
  }
  return described?.body?.isForm ? 'toForm' : 'toBody';
}

/** What reads the answer; nothing where that is an object. */
function readerOf({ entry, gives, isList }: OperationModel): string | undefined {
  if (isList) {
    return 'readList';
  }
  if (gives === 'null') {
    return 'readNothing';
  }
  if (entry.pick !== undefined) {
    return 'readCount';
  }
  return gives in MUST_HAVE ? 'readHaving' : undefined;
}

/** A field without which an answer is not what it should be. */
const MUST_HAVE: Readonly<Record<string, string>> = { DeletedObject: 'deleted', Token: 'jwt', Jwks: 'keys' };
