/** A field of a type of JSON. */
interface JsonField {
  /** The type that declares it. */
  readonly owner: string;
  /** In TypeScript. */
  readonly type: string;
}

/** Returns the field of a type, or of the type that it extends. */
export type FindJsonField = (owner: string, name: string) => JsonField | undefined;

const INTERFACE = /^export interface (\w+)(?: extends (\w+))? \{\n(.*?)^\}/gms;
const FIELD = /^ *(\w+)\??: (\{|.+;)$/gm;

/** Reads the fields of interfaces, in TypeScript that the generator has written. */
export function readJsonFields(text: string): FindJsonField {
  const types = new Map(
    [...text.matchAll(INTERFACE)].map(([, owner = '', base, body = '']) => {
      const fields = [...body.matchAll(FIELD)].map(([, name = '', type = '']) => [name, type] as const);
      return [owner, { base, fields: new Map(fields) }];
    }),
  );
  const find: FindJsonField = (owner, name) => {
    const { base, fields } = types.get(owner) ?? {};
    const type = fields?.get(name);
    if (type !== undefined) {
      return { owner, type };
    }
    return base === undefined ? undefined : find(base, name);
  };
  return find;
}
