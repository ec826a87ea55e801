import type { Callable } from './call-with-wrong-arguments.ts';

/** The names of the functions and classes that a module exports, or that an object has. */
type FunctionNames<Owner> = {
  [Name in keyof Owner]: Owner[Name] extends
    | ((...args: never) => unknown)
    | (abstract new (
        ...args: never
      ) => unknown)
    ? Name
    : never;
}[keyof Owner];

/** Valid arguments of every function. The type reports a function without a row. */
export type ArgumentsOf<Owner> = { readonly [Name in FunctionNames<Owner>]: () => readonly unknown[] };

/** Returns the functions of an owner with their valid arguments. Classes are constructed. */
export function functionsOf<Owner extends object>(
  owner: Owner,
  args: ArgumentsOf<Owner>,
): ReadonlyArray<readonly [name: string, callable: Callable]> {
  return Object.entries<() => readonly unknown[]>(args).map(([name, make]) => {
    const value: unknown = Reflect.get(owner, name);
    if (typeof value !== 'function') {
      throw new Error(`There is no function ${name}.`);
    }
    const isClass = /^class\b/.test(Function.prototype.toString.call(value));
    const call = (...given: unknown[]): unknown =>
      isClass ? Reflect.construct(value, given) : Reflect.apply(value, owner, given);
    return [name, { call, args: make }];
  });
}

/** Returns the names of the functions that an owner has at run time. */
export function namesOfFunctions(owner: object): readonly string[] {
  return Object.keys(owner).filter((name) => typeof Reflect.get(owner, name) === 'function');
}
