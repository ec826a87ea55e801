/** What a page about a code says. */
export interface Advice {
  readonly means: string;
  readonly causes: readonly string[];
  readonly remedy: string;
}
