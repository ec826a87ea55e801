import { toSnakeCase } from '../../../packages/rest-client/src/engine/key-case.ts';
import { singularOf } from '../../../packages/rest-client/src/read-operations.ts';
import { capitalize } from './casing.ts';

/** What a line of a text says. */
export interface Line {
  readonly letters: string;
  readonly method: string;
  readonly path: string;
  readonly args?: readonly string[] | undefined;
  readonly composed?: readonly string[] | undefined;
  /** The method of an operation above. */
  readonly companion?: string | undefined;
}

/** The text of a resource, in the format that `readOperations` of `@x/rest-client` reads and explains. */
export function writeText(resource: string, lines: readonly Line[]): string {
  return lines.map((line) => writeLine(resource, line)).join('\n');
}

function writeLine(resource: string, { letters, method, path, args, composed, companion }: Line): string {
  const singular = singularOf(resource);
  const base = toSnakeCase(`/${resource}`);
  const isBelow = path === base || path.startsWith(`${base}/`);
  const [short, below] = shareEnd(
    method.replace(capitalize(singular), '$'),
    (isBelow ? path.slice(base.length) : `^${path}`).replace(`/{${singular}Id}`, '*'),
  );
  return [letters, short, below, args?.join(), composed?.join(), companion].join(' ').trimEnd();
}

/** Takes from a path the words that the method ends with, and puts a slash in front of them there. */
function shareEnd(method: string, path: string): readonly [method: string, path: string] {
  for (const { index } of method.matchAll(/^|[A-Z]/g)) {
    const end = toSnakeCase(`/${method.slice(index).replace('$', '')}`);
    if (path.endsWith(end)) {
      return [`${method.slice(0, index)}/${method.slice(index)}`, path.slice(0, -end.length)];
    }
  }
  return [method, path];
}
