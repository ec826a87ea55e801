// Pure
import { isRecord, propertyOf } from './key-case.ts';

/** An error in the body of a response. It has a code or a message. */
export interface FoundError {
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly longMessage: string | undefined;
  /** The object that holds it. */
  readonly item: unknown;
  /** True if the body has another form than those of the API, such as that of a gateway. */
  readonly isForeign: boolean;
}

/** Fields that hold a code, in the API, in OAuth (RFC 6749) and in gateways. The first one that is a code counts. */
const CODE_FIELDS = ['code', 'error_code', 'errorCode'] as const;

/** Fields that hold a message, also those of OAuth and of problem details (RFC 9457). */
const MESSAGE_FIELDS = ['message', 'error_description', 'detail', 'title', 'error', 'msg'] as const;

const LONG_MESSAGE_FIELDS = ['long_message', 'longMessage'] as const;

/** Fields that hold errors or an error. */
const CONTAINERS = ['errors', 'error'] as const;

/** Bodies nest errors in a few levels. The limit bounds the search. */
const MAX_DEPTH = 5;

/** The field `error` holds a code of one word or a sentence. */
const WORD = /^\S+$/;

/** Returns the errors that a body holds: those in its `errors`, those that its `errors` or `error` nests, or the body itself. */
export function findErrors(json: unknown): readonly FoundError[] {
  const isForeign = !Array.isArray(propertyOf(json, 'errors'));
  return isRecord(json) || Array.isArray(json) ? search(json, { depth: MAX_DEPTH, isForeign }) : [];
}

function search(
  value: unknown,
  { depth, isForeign }: { readonly depth: number; readonly isForeign: boolean },
): readonly FoundError[] {
  if (depth === 0) {
    return [];
  }
  const inner = { depth: depth - 1, isForeign };
  if (Array.isArray(value)) {
    return value.flatMap((entry) => search(entry, inner));
  }
  if (!isRecord(value)) {
    return [];
  }
  const nested = CONTAINERS.flatMap((name) => searchContainer(value[name], inner));
  const own = readError(value, isForeign);
  // The envelope of errors repeats their codes or has none. A code of its own is kept.
  const isEnvelope = own === undefined || (nested.length > 0 && own.code === undefined);
  return isEnvelope ? nested.map((each) => withMessage(each, own?.message)) : [...nested, own];
}

/** A gateway can put the code into an object, and the message next to it. */
const withMessage = (error: FoundError, message: string | undefined): FoundError => ({
  ...error,
  message: error.message ?? message,
});

/** A container is an error, a list of them, or an object whose fields are errors. */
function searchContainer(
  container: unknown,
  options: { readonly depth: number; readonly isForeign: boolean },
): readonly FoundError[] {
  const found = search(container, options);
  return found.length === 0 && isRecord(container) ? search(Object.values(container), options) : found;
}

function readError(item: Readonly<Record<string, unknown>>, isForeign: boolean): FoundError | undefined {
  const word = typeof item['error'] === 'string' && WORD.test(item['error']) ? item['error'] : undefined;
  const code = CODE_FIELDS.map((name) => codeOf(item[name])).find((found) => found !== undefined) ?? word;
  const message = textOf(item, MESSAGE_FIELDS, code);
  const longMessage = textOf(item, LONG_MESSAGE_FIELDS);
  const isEmpty = code === undefined && message === undefined && longMessage === undefined;
  return isEmpty ? undefined : { code, message, longMessage, item, isForeign };
}

function codeOf(value: unknown): string | undefined {
  // Some services write 0 for no code.
  const text = typeof value === 'number' && value !== 0 ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Returns the first of these fields that holds a string other than the code. */
function textOf(
  item: Readonly<Record<string, unknown>>,
  names: readonly string[],
  code?: string,
): string | undefined {
  const texts = names.map((name) => item[name]);
  return texts.find((text): text is string => typeof text === 'string' && text !== '' && text !== code);
}
