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
 * Reads the operations of a resource from a text with a line for each. Among `users`, `P /ban$ *` stands for
 * `{ name: 'users.banUser', method: 'POST', path: '/users/{userId}/ban' }`. The words of a line are:
 *
 * 1. Letters, each for a part of the operation: `P` for `method: 'POST'`; `+` for the arguments that are the fields of
 *    the path and an object of parameters.
 * 2. The method of the client, where `$` is the resource in the singular. What follows a slash is also the end of the
 *    path, in snake case and without `$`.
 * 3. What the path has before that end: `*` for the id of the resource. The path of the resource comes first, unless
 *    this begins with `^`.
 * 4. `args`, 5. `composed`, 6. the method of a line above, as `companion`.
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
