// Pure

const MAX_LENGTH = 80;
const MAX_READ_LENGTH = 1_000;
const MAX_ENTRIES = 9;

/**
 * Formats a value for a message: a string in quotation marks, cut and in plain ASCII, so that invisible characters show;
 * a list with its first entries; any other object by its kind. Never throws. Do not pass a secret.
 *
 * @example
 * ```ts
 * import { quote } from '@x/errors/internal';
 *
 * quote(['https://a.example', '\u200bhttps://b.example', {}]); // => '["https://a.example", "\\u200bhttps://b.example", an object]'
 * ```
 */
export function quote(value: unknown): string {
  try {
    return Array.isArray(value) ? quoteList(value) : quoteItem(value);
  } catch {
    // A proxy that is revoked, or that throws.
    return 'an unreadable object';
  }
}

function quoteList(list: readonly unknown[]): string {
  const entries = Array.from({ length: Math.min(list.length, MAX_ENTRIES) }, (_, index) =>
    quoteItem(list[index]),
  );
  return `[${entries.join(', ')}${list.length > MAX_ENTRIES ? ', ...' : ''}]`;
}

function quoteItem(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoteString(value);
    case 'bigint':
      return `${String(value).slice(0, MAX_LENGTH)}n`;
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : kindOf(value);
    default:
      return String(value);
  }
}

/** The user and the password of a URL. They are removed before the cut, which can be before the `@`. */
const USER_OF_URL = /(?<=:\/\/)[^\s/?#]{1,500}(?=@)/g;

function quoteString(text: string): string {
  const safe = text.slice(0, MAX_READ_LENGTH).replace(USER_OF_URL, '[redacted]');
  const cut = JSON.stringify(safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH)}...` : safe);
  return cut.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The name that a class of the platform has in every realm: a promise, a date, a map. */
function kindOf(value: object): string {
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (tag === 'Object') {
    return 'an object';
  }
  return tag === 'Array' ? 'a list' : `an object of the class ${tag.slice(0, MAX_LENGTH)}`;
}
