import type { AcceptsToken, GuardOptions } from '@x/auth-state';
import { GUARD_OPTIONS, MISPLACED_OPTIONS } from '@x/auth-state/internal';
import { joinOptionNames, type OptionNames, readOptions } from '@x/errors/internal';
import type { FrontendApiProxyOptions } from '@x/proxy';

/** The options of every adapter. `Context` is what `clientAddress` of the proxy receives after the request. */
export interface AdapterOptions<
  Accepts extends AcceptsToken = AcceptsToken,
  Context extends readonly unknown[] = [],
> extends GuardOptions<Accepts> {
  /** Serves the Frontend API below the path of `proxyUrl`. Default: it is not served. */
  proxy?: FrontendApiProxyOptions<Context> | undefined;
}

/** Reads the options of an adapter, with those that only it has. Throws a `ConfigError` for unknown ones. */
export function readAdapterOptions<Options extends object>(
  given: Options,
  own: Readonly<Record<Exclude<keyof Options, keyof AdapterOptions>, true>>,
  owner: string,
): Partial<Options> {
  const known = joinOptionNames(joinOptionNames(GUARD_OPTIONS, { proxy: true }), own);
  // The names of all options of the adapter.
  return readOptions<Options>(given, known as unknown as OptionNames<Options>, {
    owner,
    misplaced: MISPLACED_OPTIONS,
  });
}
