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

type MakeArguments = () => readonly unknown[];

/** Valid arguments of every function. The type reports a function without a row. */
export type ArgumentsOf<Owner> = { readonly [Name in FunctionNames<Owner>]: MakeArguments };

/** A module, and the valid arguments of its functions. */
type ModuleRow = readonly [name: string, module: object, args: Readonly<Record<string, MakeArguments>>];

/** Functions that functions create, such as guards and middleware, by a name. */
export type MethodRows = Readonly<Record<string, Callable>>;

/** Everything of a package that is called with wrong arguments. */
export interface Rows {
  readonly modules: readonly ModuleRow[];
  readonly methods?: MethodRows;
  /** The functions that pass on errors of functions among their arguments. */
  readonly passingOnErrors?: readonly string[];
}

/** Returns the valid arguments of a function, for a package that exports the same function. */
export function argumentsOf({ modules }: Rows, name: string): MakeArguments {
  const found = modules.map(([, , args]) => args[name]).find((make) => make !== undefined);
  if (found === undefined) {
    throw new Error(`There is no function ${name}.`);
  }
  return found;
}

/** Returns the functions of a module with their valid arguments. Classes are constructed. */
export function functionsOf(
  [, module, args]: ModuleRow,
  passingOnErrors: readonly string[],
): ReadonlyArray<readonly [name: string, callable: Callable]> {
  return Object.entries(args).map(([name, make]) => {
    const value: unknown = Reflect.get(module, name);
    if (typeof value !== 'function') {
      throw new Error(`There is no function ${name}.`);
    }
    const isClass = /^class\b/.test(Function.prototype.toString.call(value));
    const call = (...given: unknown[]): unknown =>
      isClass ? Reflect.construct(value, given) : Reflect.apply(value, module, given);
    return [name, { call, args: make, passesOnErrors: passingOnErrors.includes(name) }];
  });
}

/** Returns the names of the functions that an owner has at run time. */
export function namesOfFunctions(owner: object): readonly string[] {
  return Object.keys(owner).filter((name) => typeof Reflect.get(owner, name) === 'function');
}
