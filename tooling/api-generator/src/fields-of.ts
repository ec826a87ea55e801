import type { OperationModel } from './describe-operation.ts';

/** The fields of a constant as TypeScript code, by name. */
export type Fields = ReadonlyMap<string, string>;

/** Returns the fields of a constant. `localNames` maps unique names of constants to their names in the file. */
export function fieldsOf(model: OperationModel, localNames: ReadonlyMap<string, string>): Fields {
  const { entry, isList, listKey, gives } = model;
  const [method = '', path = ''] = entry.at.split(' ');
  const fields: Readonly<Record<string, string | undefined>> = {
    name: quote(`${entry.resource}.${entry.method}`),
    method: quote(method),
    path: quote(path),
    args: argsField(model),
    encode: encoderOf(model),
    parameters: encoderOf(model) === 'toQuery' ? quoteAll(model.parameters) : undefined,
    fixed: entry.paginated && '{ paginated: true }',
    read: readerOf(model),
    page: isList ? quote(listKey) : undefined,
    maxLimit: maxLimitOf(model),
    has: quote(entry.pick ?? MUST_HAVE[gives]),
    opaque: quote(gives === 'Jwks' ? 'keys' : entry.opaque),
    isRetryable: entry.isRetryable && 'true',
    compose: entry.compose,
    companion: entry.companion && localNames.get(entry.companion),
    composed: quoteAll(entry.composed),
  };
  return new Map(
    Object.entries(fields).flatMap(([name, code]) => (code === undefined ? [] : [[name, code] as const])),
  );
}

function quote(text: string): string;
function quote(text: string | undefined): string | undefined;
function quote(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `'${text}'`;
}

const quoteAll = (texts: readonly string[] | undefined) =>
  texts && `[${texts.map((one) => quote(one)).join(', ')}]`;

/** Undefined if the arguments are the fields of the path, in their order. */
function argsField(model: OperationModel): string | undefined {
  const names = argumentNames(model);
  return names.join() === fieldsOfPath(model).join() ? undefined : quoteAll(names);
}

function argumentNames({ entry }: OperationModel): readonly string[] {
  return entry.args.map((one) => (one.kind === 'field' ? one.name : '...'));
}

function fieldsOfPath({ entry }: OperationModel): readonly string[] {
  return [...entry.at.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Returns the encoder of the fields that are not in the path. Undefined if there are no such fields. */
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

/** Returns the largest page that the API returns. It silently replaces a larger limit with its default. */
function maxLimitOf({ described }: OperationModel): string | undefined {
  const limit = described?.query.find(({ name }) => name === 'limit');
  const maximum = limit?.schema['maximum'];
  return typeof maximum === 'number' ? String(maximum) : undefined;
}

/** Returns the reader of the response. Undefined for a plain object. */
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

/** Fields without which a response of a type is invalid. */
const MUST_HAVE: Readonly<Record<string, string>> = { DeletedObject: 'deleted', Token: 'jwt', Jwks: 'keys' };
