import { isDeepStrictEqual } from 'node:util';

/** Returns what a program sees of a value, as plain data. A getter or a function that throws is a part of it. */
export async function viewOf(value: unknown, outer: readonly unknown[] = []): Promise<unknown> {
  if (typeof value === 'function' || typeof value === 'symbol') {
    return `<${typeof value}>`;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (outer.includes(value)) {
    return '<cycle>';
  }
  const inner = [...outer, value];
  const special = await specialViewOf(value);
  if (special !== undefined) {
    return special;
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map((item) => viewOf(item, inner)));
  }
  const entries = Object.keys(value).map(
    async (name) => [name, await attempt(() => viewOf(Reflect.get(value, name), inner))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function specialViewOf(value: object): Promise<unknown> {
  if (value instanceof Headers || value instanceof Map) {
    return { entries: [...value] };
  }
  if (value instanceof URL || value instanceof Date) {
    return { text: String(value) };
  }
  if (value instanceof Uint8Array) {
    return { Uint8Array: [...value] };
  }
  if (value instanceof Response) {
    const { status, statusText, headers } = value;
    return { status, statusText, headers: [...headers], body: await attempt(() => value.clone().text()) };
  }
  return undefined;
}

/** Resolves to the result of a function, or to the mark of an error. */
export async function attempt(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch {
    return '<error>';
  }
}

/** Calls a method with each of some arguments, and returns the view of each result. */
export const callsOf = (object: object, method: string, all: readonly unknown[]): Promise<unknown[]> =>
  Promise.all(
    all.map((argument) =>
      attempt(async () => viewOf(await Reflect.apply(Reflect.get(object, method), object, [argument]))),
    ),
  );

/** A place in which two views differ. */
export interface Place {
  readonly place: string;
  readonly theirs: unknown;
  readonly ours: unknown;
}

export const NOT_THERE = '<not there>';

export function differingPlaces(theirs: unknown, ours: unknown, place = ''): readonly Place[] {
  if (isDeepStrictEqual(theirs, ours)) {
    return [];
  }
  if (!isView(theirs) || !isView(ours) || Array.isArray(theirs) !== Array.isArray(ours)) {
    return [{ place, theirs, ours }];
  }
  const names = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  const read = (view: object, name: string) =>
    Object.hasOwn(view, name) ? Reflect.get(view, name) : NOT_THERE;
  return [...names].flatMap((name) =>
    differingPlaces(read(theirs, name), read(ours, name), place === '' ? name : `${place}.${name}`),
  );
}

const isView = (value: unknown): value is object => typeof value === 'object' && value !== null;
