// Pure
/** Classes of the platform of which other realms, such as a test environment, have copies of their own. */
export type PlatformClass = 'Blob' | 'Date' | 'File' | 'FormData' | 'Request' | 'URL';

/** Returns whether a value is an instance of one of these classes, in any realm. `instanceof` knows its own realm only. */
export function isPlatformObject(value: unknown, ...names: readonly PlatformClass[]): boolean {
  const tag = Object.prototype.toString.call(value);
  return typeof value === 'object' && names.some((name) => tag === `[object ${name}]`);
}
