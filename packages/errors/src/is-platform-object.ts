// Pure
/** Classes of the platform that exist in other realms as well, for example in a test environment. */
export type PlatformClass =
  | 'AbortSignal'
  | 'Blob'
  | 'Date'
  | 'File'
  | 'FormData'
  | 'Request'
  | 'URL'
  | 'URLSearchParams';

/** Returns whether a value is an instance of one of these classes, in any realm. `instanceof` knows its own realm only. */
export function isPlatformObject(value: unknown, ...names: readonly PlatformClass[]): boolean {
  const tag = Object.prototype.toString.call(value);
  return typeof value === 'object' && names.some((name) => tag === `[object ${name}]`);
}
