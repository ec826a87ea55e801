// Pure

/** Throws a `TypeError` for a key that would be ignored, such as one with a typo. `place` goes before its name. */
export function refuseOtherKeys(place: string, given: object, known: readonly string[]): void {
  const other = Object.keys(given).find((key) => !known.includes(key));
  if (other !== undefined) {
    throw new TypeError(`${place}${other} is unknown. Known are ${known.join(', ')}.`);
  }
}
