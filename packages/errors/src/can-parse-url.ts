import { requireGlobals } from './platform.ts';

/** Returns whether a string is a URL. The test environment jsdom has no `URL.canParse()` in older versions. */
export function canParseUrl(text: string): boolean {
  requireGlobals('URL');
  // The types declare it as always present.
  const { canParse } = URL as Partial<typeof URL>;
  if (canParse !== undefined) {
    return canParse.call(URL, text);
  }
  try {
    return new URL(text) !== undefined;
  } catch {
    return false;
  }
}
