// Pure
import { argumentsOf } from './engine/build-request.ts';
import { toCamelCase, toSnakeCase } from './engine/key-case.ts';
import type { AnyOperation } from './operation.ts';

/** What the letters of a line stand for. */
export type Parts = Readonly<Record<string, Partial<AnyOperation>>>;

/** `users` -> `user`, `directories` -> `directory`. */
export const singularOf = (resource: string): string =>
  resource.replace(/ies$/, 'y').replace(/(ss)es$|s$/, '$1');

/**
 * Reads the operations of a resource from a text. A line such as `P /ban$ *` is an operation; its words are, as far as
 * there are any,
 *
 * 1. letters, each of which adds a part: `P` is `method: 'POST'`. `+` adds the arguments that are the fields of the path
 *    and an object of parameters.
 * 2. the method of the client, `$` being the resource in the singular. A slash is left out; it says that the words
 *    behind it, but for `$`, are the end of the path as well: `/ban`.
 * 3. what comes between that end and the path of the resource; `*` is the id of the resource. `^` leaves the latter out.
 * 4. `args`, where no letter adds them
 * 5. `composed`
 * 6. `companion`: the method of an operation above.
 */
export function readOperations(resource: string, text: string, parts: Parts): readonly AnyOperation[] {
  const base = toSnakeCase(`/${resource}`);
  const singular = singularOf(resource);
  const operations: Record<string, AnyOperation> = {};
  for (const line of text.split('\n')) {
    const [letters = '', short = '', below = '', args, composed, companion] = line.split(' ');
    const [start = '', end] = short.split('/');
    const method = toCamelCase((start + (end ?? '')).replace('$', `_${singular}`));
    const path = (below.startsWith('^') ? below.slice(1) : base + below).replace('*', `/{${singular}Id}`);
    const operation = {
      name: `${resource}.${method}`,
      path: end ? `${path}/${toSnakeCase(end.replace('$', ''))}` : path,
      ...(args && { args: args.split(',') }),
      ...(composed && { composed: composed.split(',') }),
      ...(companion && { companion: operations[companion] }),
      // Its letters give it the rest.
    } as unknown as AnyOperation;
    for (const letter of letters) {
      Object.assign(operation, letter === '+' ? { args: [...argumentsOf(operation), '...'] } : parts[letter]);
    }
    operations[method] = operation;
  }
  return Object.values(operations);
}
