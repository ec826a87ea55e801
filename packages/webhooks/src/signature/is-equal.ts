// Pure

/** Compares two strings in a time that depends on their lengths only, so that it shows no part of the expected one. */
export function isEqual(expected: string, given: string): boolean {
  if (expected.length !== given.length) {
    return false;
  }
  let difference = 0;
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}
