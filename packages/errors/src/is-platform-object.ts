// Pure
/** Classes of the platform that exist in other realms as well, for example in a test environment. */
export type PlatformClass =
  | 'AbortSignal'
  | 'ArrayBuffer'
  | 'Blob'
  | 'Date'
  | 'File'
  | 'FormData'
  | 'Map'
  | 'Promise'
  | 'RegExp'
  | 'Request'
  | 'Response'
  | 'Set'
  | 'SharedArrayBuffer'
  | 'URL'
  | 'URLSearchParams'
  | 'Uint8Array'
  | 'WeakMap'
  | 'WeakSet';

/** The methods of classes that happy-dom implements without the tag that the standard prescribes. */
const METHODS: Partial<Record<PlatformClass, readonly string[]>> = {
  Blob: ['arrayBuffer', 'slice', 'stream', 'text'],
  FormData: ['append', 'delete', 'getAll', 'entries'],
};

/** Returns whether a value is an instance of one of these classes, in any realm. `instanceof` knows its own realm only. */
export function isPlatformObject(value: unknown, ...names: readonly PlatformClass[]): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const tag = Object.prototype.toString.call(value);
  return names.some(
    (name) => tag === `[object ${name}]` || (tag === '[object Object]' && hasMethods(value, METHODS[name])),
  );
}

function hasMethods(value: object, methods: readonly string[] | undefined): boolean {
  return methods?.every((method) => typeof Reflect.get(value, method) === 'function') === true;
}
