/** What a page about a code says. */
export interface Advice {
  readonly means: string;
  readonly causes: readonly string[];
  readonly remedy: string;
}

/** What a page about a code of the Backend API says. */
export interface ApiAdvice extends Advice {
  /** The status that the code usually comes with. */
  readonly status: number;
}
