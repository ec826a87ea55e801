// Pure
import type { TokenVerificationError } from '@x/errors';
import { kindOfKey } from '@x/errors/internal';
import { verificationError } from '../failure/failure.ts';
import { TOKEN_INVALID } from '../failure/reasons.ts';

/** Mistakes that the characters of a string show. The first entry that matches is reported. */
const PROBLEMS: ReadonlyArray<readonly [pattern: RegExp, problem: string]> = [
  [/^\s*$/, 'is empty.'],
  [/^\s*(?:undefined|null)\s*$/, 'is the word "undefined" or "null".'],
  [/^\s*\[object /, 'is an object that was converted to a string. Await a promise first.'],
  [/^\s*bearer\b/i, 'starts with "Bearer". Pass the token alone.'],
  [/^\s*[\w-]+=[^.=]/, 'starts with the name of a cookie. Pass the text after "=" only.'],
  [/^\s*["'`\u2018-\u201f]|["'`\u2018-\u201f]\s*$/, 'is in quotation marks. Remove them.'],
  [/^\s|\s$/, 'begins or ends with white space, such as a line break. Trim it.'],
  [/^eyJ.*[^!-~]/s, 'has a space, a line break or a character outside of ASCII. Copy it again.'],
];

/** A value that is not a string, by how the platform names its class. */
const KINDS_BY_TAG: Readonly<Record<string, string>> = {
  Null: 'null',
  Undefined: 'undefined',
  Promise: 'a promise. Await it first',
  Request: 'a request. Pass the token of its header or its cookie',
  Headers: 'a list of headers. Pass the token of one of them',
};

/** Returns the error for a value that is not a token. The message never contains the value. */
export function malformedToken(value: unknown): TokenVerificationError {
  return verificationError(TOKEN_INVALID, `The token ${problemOf(value)}`);
}

function problemOf(value: unknown): string {
  if (typeof value !== 'string') {
    return `is not a string but ${kindOf(value)}.`;
  }
  const problem = PROBLEMS.find(([pattern]) => pattern.test(value))?.[1];
  if (problem !== undefined) {
    return problem;
  }
  const kind = value.startsWith('eyJ') ? undefined : kindOfKey(value);
  return kind === undefined ? 'is not a well-formed JWT.' : `is ${kind}, and not a JWT.`;
}

function kindOf(value: unknown): string {
  const byType = `a value of type ${typeof value}`;
  try {
    const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
    return Object.hasOwn(KINDS_BY_TAG, tag) ? `${KINDS_BY_TAG[tag]}` : byType;
  } catch {
    return byType; // a proxy that throws
  }
}
