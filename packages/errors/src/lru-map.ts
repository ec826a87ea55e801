// Pure

/** A map with a limit in bytes. When it is reached, the least recently used entries are dropped. */
export interface LruMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export interface LruMapOptions {
  readonly maxBytes: number;
  /** The estimated size of a value, without its key. */
  readonly bytesPerValue: number;
}

/** Engines use at most two bytes for a character. */
const BYTES_PER_CHARACTER = 2;

export function createLruMap<Value>({ maxBytes, bytesPerValue }: LruMapOptions): LruMap<Value> {
  /** The least recently used entry comes first, because a map keeps the order in which its keys were set. */
  const entries = new Map<string, Value>();
  let bytes = 0;
  const bytesOf = (key: string) => key.length * BYTES_PER_CHARACTER + bytesPerValue;

  function drop(key: string): void {
    if (entries.delete(key)) {
      bytes -= bytesOf(key);
    }
  }

  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    set(key, value) {
      drop(key);
      entries.set(key, value);
      bytes += bytesOf(key);
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) {
          return;
        }
        drop(oldest);
      }
    },
  };
}
