import { parse } from 'yaml';

/** An argument of a method: a field by its name, an object of parameters, or a list. */
export type Argument =
  | { readonly kind: 'field'; readonly name: string; readonly isOptional: boolean }
  /** `fields` go into the path, `a|b` being one of two; `isOpen` says that there are others. */
  | { readonly kind: 'params'; readonly fields: readonly string[]; readonly isOpen: boolean }
  | { readonly kind: 'list' };

/** What the table says of an operation beyond its signature. */
export interface Row {
  /** Method and path as the client sends them, with the client's names. */
  readonly at: string;
  readonly doc: string;
  /** Name of the constant, where that of the method is not unique. */
  readonly constant?: string;
  /** What to use instead, of a deprecated operation. */
  readonly instead?: string;
  /** Name of the type of the result or of its items, where the description has none. `from` names its file. */
  readonly gives?: string;
  /** Types of the arguments of an operation that the description lacks. */
  readonly takes?: string;
  /** The result of an operation that the description lacks is a list. */
  readonly list?: true;
  /** Field of the answer, as on the wire, that holds the number which is the result. */
  readonly pick?: string;
  /** A field whose keys belong to users, though elsewhere a field of that name has keys of the API. */
  readonly opaque?: string;
  /** The list is counted when it is asked for with `paginated=true`. */
  readonly paginated?: true;
  readonly isRetryable?: true;
  /** A function of `src/compose`, the constant of another operation that it needs, and what it needs to know. */
  readonly compose?: string;
  readonly companion?: string;
  readonly composed?: readonly string[];
}

export interface TableEntry extends Row {
  readonly resource: string;
  readonly method: string;
  readonly args: readonly Argument[];
}

/** Reads the table of operations. Throws for a signature that it can't read. */
export function readTable(text: string): readonly TableEntry[] {
  // The file is ours; the compiler can't know its shape.
  const table = parse(text) as Readonly<Record<string, Readonly<Record<string, Row>>>>;
  return Object.entries(table).flatMap(([resource, rows]) =>
    Object.entries(rows).map(([signature, row]) => ({ resource, ...readSignature(signature), ...row })),
  );
}

function readSignature(signature: string): Pick<TableEntry, 'method' | 'args'> {
  const [, method, list] = /^(\w+)\((.*)\)$/.exec(signature) ?? [];
  if (method === undefined || list === undefined) {
    throw new Error(`The table has a signature that can't be read: ${signature}`);
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
