/** Generated files say so on line 1. */
export function isGenerated(text: string): boolean {
  return /^.*\bgenerated\b/i.test(text);
}
