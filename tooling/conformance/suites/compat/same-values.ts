/** Parts of strings that differ in every run, as what they are. The order counts. */
const CHANGING: ReadonlyArray<readonly [pattern: RegExp, kind: string]> = [
  [/ey[\w-]+\.[\w-]+\.[\w-]*/g, '<jwt>'],
  [/https?:\/\/[^\s"]*/g, '<url>'],
  [/[A-Za-z0-9_-]{16,}/g, '<random>'],
  [/\d+/g, '0'],
];

/**
 * Returns a value as a program sees it: own and inherited properties, with the kind of what differs in every run. Two
 * clients that return the same have equal views.
 */
export function viewOf(value: unknown): unknown {
  if (typeof value === 'string') {
    return CHANGING.reduce((text, [pattern, kind]) => text.replace(pattern, kind), value);
  }
  if (typeof value === 'number') {
    return value > 1_000_000_000 ? 'time' : value;
  }
  if (Array.isArray(value)) {
    return value.map(viewOf);
  }
  if (value instanceof URL) {
    return 'url';
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const names = [...Object.keys(value), ...getterNames(value)].sort();
  return Object.fromEntries(names.map((name) => [name, viewOf(Reflect.get(value, name))]));
}

function getterNames(value: object): readonly string[] {
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) {
    return [];
  }
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  return descriptors.filter(([, { get }]) => get !== undefined).map(([name]) => name);
}
