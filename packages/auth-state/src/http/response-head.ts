// Pure

/** Headers of a response that can be changed, as `Headers` can. A server has them without a `Response`. */
export interface ResponseHead {
  readonly get: (name: string) => string | null;
  readonly has: (name: string) => boolean;
  readonly set: (name: string, value: string) => void;
  readonly append: (name: string, value: string) => void;
  readonly delete: (name: string) => void;
  /** The names, in lower case. */
  readonly keys: () => Iterable<string>;
  /** Names are in lower case. Each cookie is a call of its own, as with `Headers`. */
  readonly forEach: (use: (value: string, name: string) => void) => void;
}
