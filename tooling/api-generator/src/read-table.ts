import { parse } from 'yaml';

/** An argument of a method: a field by its name, an object of parameters, or a list. */
export type Argument =
  | { readonly kind: 'field'; readonly name: string; readonly isOptional: boolean }
  /** `fields` are in the path; `a|b` is one of two. `isOpen`: there are other fields. */
  | { readonly kind: 'params'; readonly fields: readonly string[]; readonly isOpen: boolean }
  | { readonly kind: 'list' };

/** The properties of an operation in addition to its signature. */
interface Row {
  /** Method and path, with the names of the client. */
  readonly at: string;
  readonly doc: string;
  /** The API version that introduced the operation, if the oldest version lacks it. */
  readonly since?: string;
  /** Name of the constant, if the name of the method is not unique. */
  readonly constant?: string;
  /** The replacement of a deprecated operation. */
  readonly instead?: string;
  /** Name of the type of the result or its items, if the description has no name. `from` names its file. */
  readonly gives?: string;
  /** Argument types of an operation that the description lacks. */
  readonly takes?: string;
  /** The result of an operation that the description lacks is a list. */
  readonly list?: true;
  /** The field of the response, named as in the API, with the number that is the result. */
  readonly pick?: string;
  /** A field, named as in the API, whose keys users choose. */
  readonly opaque?: string;
  /** The API counts the list if the query has `paginated=true`. */
  readonly paginated?: true;
  readonly isRetryable?: true;
  /** A function in `src/compose`, another operation that it calls, and names and values that it needs. */
  readonly compose?: string;
  readonly companion?: string;
  readonly composed?: readonly string[];
}

export interface TableEntry extends Row {
  readonly resource: string;
  readonly method: string;
  readonly args: readonly Argument[];
}

/** Reads the table of operations. Throws for an invalid signature. */
export function readTable(text: string): readonly TableEntry[] {
  // We have written this file.
  const table = parse(text) as Readonly<Record<string, Readonly<Record<string, Row>>>>;
  return Object.entries(table).flatMap(([resource, rows]) =>
    Object.entries(rows).map(([signature, row]) => ({ resource, ...readSignature(signature), ...row })),
  );
}

function readSignature(signature: string): Pick<TableEntry, 'method' | 'args'> {
  const [, method, list] = /^(\w+)\((.*)\)$/.exec(signature) ?? [];
  if (method === undefined || list === undefined) {
    throw new Error(`Invalid signature in the table: ${signature}`);
  }
  const args = list.match(/\{[^}]*\}|\[\.\.\.\]|\.\.\.|\w+\??/g) ?? [];
  return { method, args: args.map(readArgument) };
}

function readArgument(text: string): Argument {
  if (text === '[...]') {
    return { kind: 'list' };
  }
  if (text === '...' || text.startsWith('{')) {
    const fields = text.match(/[\w|]+/g) ?? [];
    return { kind: 'params', fields, isOpen: text.includes('...') };
  }
  return { kind: 'field', name: text.replace('?', ''), isOptional: text.endsWith('?') };
}
