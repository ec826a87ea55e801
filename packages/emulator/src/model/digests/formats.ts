// Pure

const BCRYPT = String.raw`\$2[aby]?\$(?<cost>0[4-9]|[12]\d|3[01])\$(?<salt>[./A-Za-z\d]{22})(?<key>[./A-Za-z\d]{31})`;
const BASE64 = String.raw`[A-Za-z\d+/]+={0,2}`;
const COUNT = String.raw`[1-9]\d{0,9}`;
const PHPASS = String.raw`\$P\$(?<rounds>[5-9A-S])(?<salt>[./\dA-Za-z]{8})(?<key>[./\dA-Za-z]{22})`;

const argon2 = (variant: string) =>
  String.raw`\$(?<variant>${variant})\$(?:v=(?<version>16|19)\$)?m=(?<m>${COUNT}),t=(?<t>${COUNT}),p=(?<p>[1-9]\d{0,2})\$(?<salt>[A-Za-z\d+/]+)\$(?<key>[A-Za-z\d+/]+)`;

const pbkdf2 = (name: string, { salt, key }: { readonly salt: string; readonly key: string }) =>
  String.raw`${name}\$(?<iterations>${COUNT})\$(?<salt>${salt})\$(?<key>${key})`;

const PLAIN = '[^$]*';
const HEX = String.raw`(?:[\da-fA-F]{2})+`;

/**
 * The form of the digests of each hash function. The documentation of the API does not describe `md5_phpass`, which
 * emulates the portable hash of the MD5 in hexadecimal digits, and `ldap_ssha`. It has no form of `hmac_sha256_utf16_b64`.
 */
const formats: Readonly<Record<string, string>> = {
  argon2i: argon2('argon2i'),
  argon2id: argon2('argon2id'),
  awscognito: '[^#]+#[^#]+#[^#]+#[^#]+',
  bcrypt: BCRYPT,
  bcrypt_peppered: String.raw`${BCRYPT}\$(?<pepper>.+)`,
  bcrypt_sha256_django: String.raw`bcrypt_sha256\$${BCRYPT}`,
  ldap_ssha: String.raw`\{SSHA\}(?<key>${BASE64})`,
  md5: String.raw`(?<key>[\da-fA-F]{32})`,
  md5_phpass: PHPASS,
  md5_salted: String.raw`(?<salt>[^$]+)\$(?<key>[\da-fA-F]{32})`,
  pbkdf2_sha1: String.raw`${pbkdf2('pbkdf2_sha1', { salt: PLAIN, key: HEX })}(?:\$(?<length>${COUNT}))?`,
  pbkdf2_sha256: pbkdf2('pbkdf2_sha256', { salt: BASE64, key: BASE64 }),
  pbkdf2_sha256_django: pbkdf2('pbkdf2_sha256', { salt: PLAIN, key: BASE64 }),
  pbkdf2_sha512: pbkdf2('pbkdf2_sha512', { salt: PLAIN, key: HEX }),
  pbkdf2_sha512_hex: pbkdf2('pbkdf2_sha512_hex', { salt: HEX, key: HEX }),
  phpass: PHPASS,
  scrypt_firebase: String.raw`(?<key>${BASE64})\$(?<salt>${BASE64})\$(?<signerKey>${BASE64})\$(?<separator>${BASE64})\$(?<rounds>[1-9]\d{0,2})\$(?<memory>[1-9]\d?)`,
  scrypt_werkzeug: String.raw`\$?scrypt:(?<n>${COUNT}):(?<r>[1-9]\d{0,3}):(?<p>[1-9]\d{0,3})\$(?<salt>[^$]+)\$(?<key>${BASE64})`,
  sha256: String.raw`(?<key>[\da-fA-F]{64})`,
  sha256_salted: String.raw`(?<salt>[^$]+)\$(?<key>[\da-fA-F]{64})`,
  sha512_symfony: String.raw`sha512_symfony\$(?<iterations>${COUNT})\$(?<salt>${PLAIN})\$(?<key>${BASE64})`,
};

/** Returns the named parts of a digest, or undefined if it is not one of the hash function. */
export function matchDigest(hasher: string, digest: string): Readonly<Record<string, string>> | undefined {
  const format = Object.hasOwn(formats, hasher) ? formats[hasher] : undefined;
  if (format === undefined) return undefined;
  const match = new RegExp(`^${format}$`, 's').exec(digest);
  return match === null ? undefined : { ...match.groups };
}

/** Returns whether a digest has the form of its hash function. A digest of an unknown form is accepted as it is. */
export function isDigestOf(hasher: string, digest: string): boolean {
  return !Object.hasOwn(formats, hasher) || matchDigest(hasher, digest) !== undefined;
}
