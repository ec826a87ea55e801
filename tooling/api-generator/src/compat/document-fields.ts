import { type Comment, printComment } from '../print-field-doc.ts';
import { lookUp, type Overrides } from '../read-overrides.ts';
import { wordsOfField } from '../words-of-result.ts';

/** A field on a line of its own, at any depth, or the first line of an object. */
const FIELD = /^ *(?<name>\w+)\??: (?<type>\{|.+;)$/;

/** Adds our words to the fields of a declaration that was written by hand. `owner` is the name of its type. */
export function documentFields(text: string, owner: string, overrides: Overrides): string {
  return text
    .split('\n')
    .map((line) => {
      const { name, type } = FIELD.exec(line)?.groups ?? {};
      return name === undefined || type === undefined
        ? line
        : `${printComment(commentOf({ name, type, owner }, overrides))}${line}`;
    })
    .join('\n');
}

interface Field {
  /** In snake case. */
  readonly name: string;
  /** In TypeScript. */
  readonly type: string;
  readonly owner: string;
}

/** Returns the comment of a field, with the values of an enumeration. */
export function commentOf({ name, type, owner }: Field, overrides: Overrides): Comment {
  const isText = /^'|^string\b/.test(type);
  const known = new Set([...type.matchAll(/'([^']*)'/g)].map(([, value = '']) => value));
  const values = lookUp(overrides.fieldDocs?.values ?? {}, owner, name) ?? {};
  return {
    text: wordsOfField(name, isText, { owner, overrides }) ?? '',
    values: Object.entries(values).filter(([value]) => known.has(value)),
  };
}
