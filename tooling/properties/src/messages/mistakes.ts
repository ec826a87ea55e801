import { inspect } from 'node:util';
import { type Callable, replaced, withValue } from '../arguments/call-with-wrong-arguments.ts';
import { functionsOf } from '../arguments/functions-of.ts';
import { methodsOfRestClient } from '../arguments/methods-of-rest-client.ts';
import { ROWS } from '../arguments/rows/all-rows.ts';

/** Calls with a mistake, by what the mistake is. */
export type Mistakes = Readonly<Record<string, () => unknown>>;

/**
 * Wrong values of arguments and options, by the function. A path is `0` for the first argument, and `0.retry.writes` for
 * an option in it. The other arguments are valid. A value that differs from run to run has a label.
 */
export type WrongValues = Readonly<
  Record<string, ReadonlyArray<readonly [path: string, value: unknown, label?: string]>>
>;

/** The functions, by their names. Functions of adapters have the name of the adapter in front. */
const CALLABLES: ReadonlyMap<string, Callable> = new Map([
  ...ROWS.flatMap(({ modules, methods = {} }) => [
    ...modules.flatMap((row) =>
      functionsOf(row, []).map(([name, callable]) => {
        const adapter = /^@x\/adapters\/(?<name>\w+)$/.exec(row[0])?.groups?.['name'];
        return [adapter === undefined ? name : `${adapter} ${name}`, callable] as const;
      }),
    ),
    ...Object.entries(methods),
  ]),
  ...methodsOfRestClient(),
]);

/** Returns the calls with these values. */
export function mistakesWith(wrong: WrongValues): Mistakes {
  return Object.fromEntries(
    Object.entries(wrong).flatMap(([name, values]) =>
      values.map(([path, value, label = show(value)]) => [
        `${name}, ${path}: ${label}`,
        () => callWith(name, path, value),
      ]),
    ),
  );
}

function callWith(name: string, path: string, value: unknown): unknown {
  const callable = CALLABLES.get(name);
  if (callable === undefined) {
    throw new Error(`There is no function ${name}.`);
  }
  const [position, ...fields] = path.split('.');
  const args = callable.args();
  const argument = withValue(args[Number(position)], fields, value);
  return (callable.call as (...given: readonly unknown[]) => unknown)(
    ...replaced(args, Number(position), argument),
  );
}

const show = (value: unknown): string =>
  typeof value === 'function' ? String(value) : inspect(value, { breakLength: Number.POSITIVE_INFINITY });

/** Calls while the platform lacks a global. */
export async function callWithout(name: string, call: () => unknown): Promise<unknown> {
  const path = name.split('.');
  const key = path.at(-1) ?? '';
  const owner = path.slice(0, -1).reduce<object>((object, part) => Reflect.get(object, part), globalThis);
  const descriptor = Object.getOwnPropertyDescriptor(owner, key);
  Object.defineProperty(owner, key, { value: undefined, configurable: true, writable: true });
  try {
    return await call();
  } finally {
    if (descriptor === undefined) {
      Reflect.deleteProperty(owner, key);
    } else {
      Object.defineProperty(owner, key, descriptor);
    }
  }
}
