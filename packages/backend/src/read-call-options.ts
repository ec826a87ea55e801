// Pure
import { ConfigError } from '@x/errors';
import { joinOptionNames, type OptionNames, readArgument, readOptions } from '@x/errors/internal';
import { OWN_CHECK_OPTIONS } from '@x/jwt/internal';
import { CLERK_CLIENT_OPTIONS, type ClerkClientOptions } from './clerk-client-options.ts';

interface CallContext<Options extends object> {
  /** The options that the function knows. */
  readonly known: OptionNames<Options>;
  readonly bound: ClerkClientOptions;
  readonly owner: string;
  readonly misplaced: Readonly<Record<string, string>>;
}

/** The options of a client, and those that only a call has. */
const ALL_OPTIONS = /* @__PURE__ */ joinOptionNames(CLERK_CLIENT_OPTIONS, {
  tokenClasses: true,
  request: true,
});

/**
 * Reads the options of a call. Adapters pass the options of the client on, so an option that only the client knows is
 * accepted if it has the value that the client has, and left out. Throws a `ConfigError` for any other one.
 */
export function readCallOptions<Options extends object>(
  given: unknown,
  { known, bound, owner, misplaced }: CallContext<Options>,
): Partial<Options> {
  const read = readOptions(given, ALL_OPTIONS, { owner, misplaced, own: OWN_CHECK_OPTIONS });
  const entries = Object.entries(read).filter(([name, value]) => {
    const isKnown = Object.hasOwn(known, name);
    const isBound = isKnown || readArgument('The options', () => isSame(value, Reflect.get(bound, name)));
    if (!isBound) {
      throw new ConfigError(
        `Option "${name}" has no effect here. ${misplaced[name] ?? 'Pass it to createClerkClient.'}`,
      );
    }
    return isKnown;
  });
  // The filter keeps the names of the options.
  return Object.fromEntries(entries) as Partial<Options>;
}

/** Lists and objects such as `retry` are copied when they are read. */
function isSame(some: unknown, other: unknown): boolean {
  if (!isCopied(some) || !isCopied(other)) {
    return some === other;
  }
  const names = Object.keys(some);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && Reflect.get(some, name) === Reflect.get(other, name))
  );
}

const isCopied = (value: unknown): value is object => typeof value === 'object' && value !== null;
