import { NOW } from '../cases/world.ts';

const LEVELS = ['log', 'warn', 'error'] as const;
const RealDate = Date;

/** A clock that always returns the time of all cases. */
class StandingDate extends RealDate {
  constructor(value: number | string | Date = NOW * 1000) {
    super(value);
  }
  static override now(): number {
    return NOW * 1000;
  }
}

/**
 * Runs a function at the time of all cases, without output and with replaced globals, so that both SDKs have the same
 * clock.
 */
export async function quietly<T>(globals: object, run: () => Promise<T>): Promise<T> {
  const printers = LEVELS.map((level) => [level, console[level]] as const);
  const names = ['Date', ...Object.keys(globals)];
  const real = Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name)]));
  Object.assign(console, Object.fromEntries(LEVELS.map((level) => [level, () => undefined])));
  Object.assign(globalThis, { Date: StandingDate, ...globals });
  try {
    return await run();
  } finally {
    Object.assign(console, Object.fromEntries(printers));
    Object.assign(globalThis, real);
  }
}
