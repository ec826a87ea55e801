import type { Fields } from './fields-of.ts';

/** Fields of constants as they are written there, by the letters that stand for them in texts. */
export const PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  G: { method: "'GET'" },
  P: { method: "'POST'" },
  U: { method: "'PUT'" },
  A: { method: "'PATCH'" },
  D: { method: "'DELETE'" },
  p: { args: "['...']" },
  q: { encode: 'toQuery' },
  b: { encode: 'toBody' },
  f: { encode: 'toForm' },
  a: { encode: 'toList' },
  g: { fixed: '{ paginated: true }' },
  l: { read: 'readList', page: "'data'" },
  m: { read: 'readList', page: "'m2m_tokens'" },
  d: { read: 'readHaving', has: "'deleted'" },
  j: { read: 'readHaving', has: "'jwt'" },
  k: { read: 'readHaving', has: "'keys'", opaque: "'keys'" },
  c: { read: 'readCount', has: "'total_count'" },
  n: { read: 'readNothing' },
  o: { opaque: "'mappings'" },
  t: { opaque: "'attribute_mapping'" },
  s: { isSafe: 'true' },
  B: { compose: 'withOldPath' },
  C: { compose: 'withTotalCount' },
  F: { compose: 'withQueryFieldsInPublic' },
  I: { compose: 'withIdsOfParams' },
  J: { compose: 'withJoinedLists' },
  K: { compose: 'withMachineKey' },
  L: { compose: 'withLongerPath' },
  M: { compose: 'withMetadataApart' },
  O: { compose: 'withOauthPrefix' },
  Q: { compose: 'withQueryFields' },
  S: { compose: 'withSlug' },
  T: { compose: 'withDates' },
  V: { compose: 'withApiVersion' },
  Y: { compose: 'withIdempotencyKey' },
};

/** The letters for fields. Throws for one that has none. */
export function lettersOf(fields: Fields): string {
  const left = new Map(fields);
  let letters = '';
  for (const [letter, part] of Object.entries(PARTS)) {
    const entries = Object.entries(part);
    if (entries.every(([name, code]) => left.get(name) === code)) {
      letters += letter;
      for (const [name] of entries) {
        left.delete(name);
      }
    }
  }
  for (const [name, code] of left) {
    throw new Error(`There is no letter for \`${name}: ${code}\`: add one in parts.ts`);
  }
  return letters;
}
