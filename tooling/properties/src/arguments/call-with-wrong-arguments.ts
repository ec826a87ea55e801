import { inspect } from 'node:util';
import { isClerkError } from '@x/errors';
import { CANARY, THROWN_BY_ARGUMENT, WRONG_VALUES, WRONG_VALUES_OF_FIELDS } from './wrong-values.ts';

/** A function with arguments that it accepts, which are made for each call. */
export interface Callable {
  readonly call: (...args: never) => unknown;
  readonly args: () => readonly unknown[];
  /** Whether an error of a function among the arguments is passed on, as the error of a handler is. */
  readonly passesOnErrors?: boolean;
}

/** A call that neither succeeded nor failed with an error of ours, and how it failed. */
export type Complaint = string;

/** Longer than any call takes, and shorter than the time limit of a test. */
const LIMIT_IN_MS = 10_000;

/**
 * Calls a function with every wrong value in every position and in every field of its options, and with too few
 * arguments. The other arguments are valid: with valid arguments alone, the function must succeed. Otherwise, every call
 * below could fail for the same reason. Returns what is wrong with the outcomes.
 */
export async function callWithWrongArguments(name: string, callable: Callable): Promise<Complaint[]> {
  const failure = await complaintOf(SUCCEEDS, callable, callable.args());
  if (failure !== undefined) {
    return [`${name}(valid): ${failure}`];
  }
  const complaints: Complaint[] = [];
  for (const { label, make } of variantsOf(callable.args)) {
    const complaint = await complaintOf(FAILS_WELL, callable, make());
    if (complaint !== undefined) {
      complaints.push(`${name}(${label}): ${complaint}`);
    }
  }
  return complaints;
}

/** The expectation of a call: each function returns a complaint about an outcome. */
interface Expectation {
  readonly ofThrown: (error: unknown, callable: Callable) => Complaint | undefined;
  readonly ofResult: (result: unknown) => Complaint | undefined;
}

const SUCCEEDS: Expectation = {
  ofThrown: (error) => `throws ${describe(error)}`,
  ofResult: complaintAboutFailure,
};

const FAILS_WELL: Expectation = {
  ofThrown: (error, { passesOnErrors = false }) => {
    const isPassedOn = passesOnErrors && OF_ARGUMENTS.test(String(Object(error).message));
    return isPassedOn ? undefined : complaintAboutThrown(error);
  },
  ofResult: complaintAboutErrors,
};

interface Variant {
  readonly label: string;
  readonly make: () => readonly unknown[];
}

function* variantsOf(args: () => readonly unknown[]): Generator<Variant> {
  const valid = args();
  for (const position of valid.keys()) {
    yield { label: `the first ${position} arguments`, make: () => args().slice(0, position) };
    for (const { name, make } of WRONG_VALUES) {
      yield { label: `${name} as argument ${position}`, make: () => replaced(args(), position, make()) };
    }
    for (const path of pathsOf(valid[position])) {
      for (const { name, make } of WRONG_VALUES_OF_FIELDS) {
        yield {
          label: `${name} as ${path.join('.')} of argument ${position}`,
          make: () => replaced(args(), position, withValue(valid[position], path, make())),
        };
      }
    }
  }
}

export const replaced = (args: readonly unknown[], position: number, value: unknown): readonly unknown[] =>
  args.map((argument, index) => (index === position ? value : argument));

type Path = readonly string[];

/** The paths to the options in plain objects and in lists of them. Platform objects and instances have no own fields. */
function pathsOf(argument: unknown): readonly Path[] {
  return Object.entries(fieldsOf(argument)).flatMap(([field, value]) => [
    [field],
    ...pathsOf(value).map((path) => [field, ...path]),
  ]);
}

function fieldsOf(argument: unknown): object {
  const isPlain =
    typeof argument === 'object' &&
    argument !== null &&
    [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(argument));
  return isPlain ? argument : {};
}

/** Returns a copy with another value at a path. */
export function withValue(argument: unknown, [field, ...rest]: Path, value: unknown): unknown {
  if (field === undefined) {
    return value;
  }
  const copy: object = Array.isArray(argument) ? [...argument] : { ...Object(argument) };
  return Object.assign(copy, { [field]: withValue(Reflect.get(Object(argument), field), rest, value) });
}

async function complaintOf(
  { ofThrown, ofResult }: Expectation,
  callable: Callable,
  args: readonly unknown[],
): Promise<Complaint | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Complaint>((resolve) => {
    timer = setTimeout(() => resolve('does not end'), LIMIT_IN_MS);
  });
  const outcome = async (): Promise<Complaint | undefined> => {
    const result = (callable.call as (...given: readonly unknown[]) => unknown)(...args);
    // Only promises of the function itself: a result can be the argument, whose `then` throws.
    const settled = isPromise(result) ? await result : result;
    await useResult(settled);
    return ofResult(settled);
  };
  try {
    return await Promise.race([outcome(), limit]);
  } catch (error) {
    return ofThrown(error, callable);
  } finally {
    clearTimeout(timer);
  }
}

/** The messages of what functions and classes among the arguments throw when they are called. */
const OF_ARGUMENTS = new RegExp(
  `^${THROWN_BY_ARGUMENT}$|^Class constructor Instance|^Cannot perform '\\w+' on a proxy`,
);

function complaintAboutThrown(error: unknown): Complaint | undefined {
  return isClerkError(error) ? complaintAboutSecrets(error) : `throws ${describe(error)}`;
}

/** A constructor or a function of errors can return an error. Anything else that has an error failed. */
function complaintAboutFailure(result: unknown): Complaint | undefined {
  const { error, errors } = Object(result);
  const [failure] = result instanceof Error ? [] : [error ?? errors].flat();
  return failure == null ? undefined : `fails with ${describe(failure)}`;
}

/** Looks for secrets in the errors of a result. */
function complaintAboutErrors(result: unknown): Complaint | undefined {
  try {
    const { error, errors } = Object(result);
    return [error, errors].flat().filter(isClerkError).map(complaintAboutSecrets).find(Boolean);
  } catch {
    // The function returned its hostile argument.
    return undefined;
  }
}

/** A log shows an error with its causes, and so does this. */
function complaintAboutSecrets(error: Error): Complaint | undefined {
  const shown = inspect(error, { depth: 10 }) + JSON.stringify(error);
  return shown.includes(CANARY) ? `shows a secret: ${shown.slice(0, 400)}` : undefined;
}

/** A proxy can throw. */
function isPromise(result: unknown): result is Promise<unknown> {
  try {
    return result instanceof Promise;
  } catch {
    return false;
  }
}

/** Walks to the first item of an iteration, and closes an emulator, which can listen on a port. */
async function useResult(result: unknown): Promise<void> {
  const { next, close } = methodsOf(result);
  await next?.call(result);
  await close?.call(result);
}

function methodsOf(result: unknown): Record<'next' | 'close', (() => unknown) | undefined> {
  try {
    const isIteration = Object.prototype.toString.call(result) === '[object AsyncGenerator]';
    const { next, close } = Object(result);
    return { next: isIteration ? next : undefined, close: typeof close === 'function' ? close : undefined };
  } catch {
    // The function returned its hostile argument.
    return { next: undefined, close: undefined };
  }
}

function describe(error: unknown): string {
  try {
    const { name, message, stack } = Object(error);
    return `${name}: ${message} ${String(stack).split('\n').slice(1, 4).join(' |')}`;
  } catch {
    return 'a value that cannot be read';
  }
}
