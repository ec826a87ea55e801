import { isClerkError } from '@x/errors';
import { WRONG_VALUES, WRONG_VALUES_OF_FIELDS } from './wrong-values.ts';

/** A function with arguments that it accepts, which are made for each call. */
export interface Callable {
  readonly call: (...args: never) => unknown;
  readonly args: () => readonly unknown[];
}

/** A call that neither succeeded nor failed with an error of ours, and how it failed. */
export type Complaint = string;

/** Longer than any call takes, and shorter than the time limit of a test. */
const LIMIT_IN_MS = 10_000;

/**
 * Calls a function with every wrong value in every position and in every field of its options, and with too few
 * arguments. The other arguments are valid. Returns what is wrong with the outcomes.
 */
export async function callWithWrongArguments(name: string, { call, args }: Callable): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  for (const { label, make } of variantsOf(args)) {
    const complaint = await complaintOf(call as (...given: unknown[]) => unknown, make());
    if (complaint !== undefined) {
      complaints.push(`${name}(${label}): ${complaint}`);
    }
  }
  return complaints;
}

interface Variant {
  readonly label: string;
  readonly make: () => readonly unknown[];
}

function* variantsOf(args: () => readonly unknown[]): Generator<Variant> {
  const valid = args();
  yield { label: 'valid', make: args };
  for (const position of valid.keys()) {
    yield { label: `the first ${position} arguments`, make: () => args().slice(0, position) };
    for (const { name, make } of WRONG_VALUES) {
      yield { label: `${name} as argument ${position}`, make: () => replaced(args(), position, make()) };
    }
    for (const field of fieldsOf(valid[position])) {
      for (const { name, make } of WRONG_VALUES_OF_FIELDS) {
        yield {
          label: `${name} as ${field} of argument ${position}`,
          make: () => replaced(args(), position, { ...Object(valid[position]), [field]: make() }),
        };
      }
    }
  }
}

const replaced = (args: readonly unknown[], position: number, value: unknown): readonly unknown[] =>
  args.map((argument, index) => (index === position ? value : argument));

/** The options in plain objects. Platform objects and instances have no own fields. */
function fieldsOf(argument: unknown): readonly string[] {
  const isPlain =
    typeof argument === 'object' && argument !== null && Object.getPrototypeOf(argument) === Object.prototype;
  return isPlain ? Object.keys(argument) : [];
}

async function complaintOf(
  call: (...args: unknown[]) => unknown,
  args: readonly unknown[],
): Promise<Complaint | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Complaint>((resolve) => {
    timer = setTimeout(() => resolve('does not end'), LIMIT_IN_MS);
  });
  const outcome = async (): Promise<undefined> => {
    const result = call(...args);
    // Only promises of the function itself: a result can be the argument, whose `then` throws.
    const settled = isPromise(result) ? await result : result;
    await useResult(settled);
  };
  try {
    return await Promise.race([outcome(), limit]);
  } catch (error) {
    return isClerkError(error) ? undefined : `throws ${describe(error)}`;
  } finally {
    clearTimeout(timer);
  }
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
