import { inspect } from 'node:util';
import { createSource, type Make, type Source } from './values.ts';
import { differingPlaces, type Place, viewOf } from './view.ts';

/** How a function is called, and what a program does with its result. */
export interface Row {
  readonly args: Make<readonly unknown[]>;
  /** Default: a function. */
  readonly kind?: 'class' | 'value';
  /** Returns what is compared. Default: the result. */
  readonly use?: (result: unknown, source: Source, given: readonly unknown[]) => unknown;
}

interface Outcome {
  /** What the call returned. */
  readonly returned?: unknown;
  readonly threw?: ThrownView;
  readonly isAsync: boolean;
  readonly changesArguments: boolean;
}

interface ThrownView {
  readonly class: string;
  readonly reason: unknown;
  readonly code: unknown;
  readonly status: unknown;
}

/** The classes that the reference exports. An error of another class has no field that a program could read. */
const TYPED: ReadonlySet<string> = new Set([
  'ClerkAPIResponseError',
  'MachineTokenVerificationError',
  'SignJWTError',
  'TokenVerificationError',
]);

/** Returns the places in which the outcomes of a case differ. */
export async function playCase(
  { theirs, ours }: { readonly theirs: unknown; readonly ours: unknown },
  row: Row,
  seed: number,
  index: number,
): Promise<readonly Place[]> {
  return row.kind === 'value'
    ? differingPlaces(await viewOf(theirs), await viewOf(ours))
    : compare(await outcomeOf(theirs, row, seed, index), await outcomeOf(ours, row, seed, index));
}

/** The arguments of a case, for people. */
export const describeCase = (row: Row, seed: number, index: number): string =>
  inspect(row.args(createSource(seed, index)), { depth: 4, maxStringLength: 1_200, breakLength: 200 });

async function outcomeOf(called: unknown, row: Row, seed: number, index: number): Promise<Outcome> {
  const source = createSource(seed, index);
  const given = row.args(source);
  const before = inspect(given, { depth: 4 });
  const call = row.kind === 'class' ? Reflect.construct : applyAlone;
  let isAsync = false;
  try {
    // The export of an entry is a function or a class.
    const result = call(called as Callable, [...given]);
    isAsync = result instanceof Promise;
    const value = await result;
    const changesArguments = inspect(given, { depth: 4 }) !== before;
    const seen = row.use === undefined ? value : await row.use(value, source, given);
    return { returned: await viewOf(seen), isAsync, changesArguments };
  } catch (error) {
    return { threw: thrownView(error), isAsync, changesArguments: inspect(given, { depth: 4 }) !== before };
  }
}

type Callable = new (...args: readonly unknown[]) => unknown;

const applyAlone = (called: Callable, given: readonly unknown[]): unknown =>
  Reflect.apply(called, undefined, given);

function thrownView(error: unknown): ThrownView {
  const { constructor: made, reason, code, status } = Object(error);
  // A class that names itself has another name in a build.
  return { class: String(made?.name).replace(/^_|\d+$/g, ''), reason, code, status };
}

function compare(theirs: Outcome, ours: Outcome): readonly Place[] {
  const places = comparedResults(theirs, ours);
  const isLater = theirs.isAsync !== ours.isAsync;
  const changes = ours.changesArguments && !theirs.changesArguments;
  return [
    ...places,
    ...(isLater ? [{ place: 'isAsync', theirs: theirs.isAsync, ours: ours.isAsync }] : []),
    ...(changes ? [{ place: 'changesArguments', theirs: false, ours: true }] : []),
  ];
}

function comparedResults(theirs: Outcome, ours: Outcome): readonly Place[] {
  if (theirs.threw === undefined && ours.threw === undefined) {
    return differingPlaces(theirs.returned, ours.returned);
  }
  if (theirs.threw === undefined || ours.threw === undefined) {
    return [{ place: 'outcome', theirs: nameOf(theirs), ours: nameOf(ours) }];
  }
  const isSame = !TYPED.has(theirs.threw.class) || isSameError(theirs.threw, ours.threw);
  return isSame ? [] : [{ place: 'error', theirs: nameOf(theirs), ours: nameOf(ours) }];
}

/** Ours has every field that the error of the reference has. */
const isSameError = (theirs: ThrownView, ours: ThrownView): boolean =>
  (['class', 'reason', 'code', 'status'] as const).every(
    (name) => theirs[name] === undefined || theirs[name] === ours[name],
  );

function nameOf({ threw }: Outcome): string {
  if (threw === undefined) {
    return 'returned';
  }
  const { class: name, reason, code } = threw;
  return TYPED.has(name) || name === 'ConfigError'
    ? [name, reason ?? code].filter(Boolean).join(' ')
    : 'an error';
}
