// Pure
import type { JwtResult } from '@x/errors';
import { type Algorithm, type AlgorithmName, algorithmNamed } from '../algorithms.ts';
import { failure } from '../failure.ts';
import { JWK_INVALID, JWK_LOCAL_MISSING, TOKEN_INVALID_ALGORITHM } from '../reasons.ts';
import { decodeBase64url } from '../runtime/base64url.ts';
import type { KeyMaterial } from '../runtime/runtime.ts';
import { isSmallOrderPoint } from './key-strength.ts';

/** No key that is accepted is longer: an RSA private key of 8192 bits has about 6,400 characters. */
const MAX_PEM_LENGTH = 16_384;

const ARMOUR = /^-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----$/;

/** The object identifiers of keys as they stand in DER (RFC 5480, RFC 8017, RFC 8410), in hexadecimal. */
const OBJECT_IDENTIFIERS: ReadonlyArray<readonly [type: Algorithm['keyType'], der: string]> = [
  ['RSA', '06092a864886f70d010101'],
  ['EC', '06072a8648ce3d0201'],
  ['OKP', '06032b6570'],
];

/**
 * Reads PEM (RFC 7468) of one label, or base64 without armour. A literal `\n`, which env files produce,
 * counts as a line break. `hint` tells what to do about a PEM of another label.
 */
export function readPem(
  text: string,
  label: string,
  hint: string,
  name: AlgorithmName,
): JwtResult<KeyMaterial> {
  const normalised = text
    .slice(0, MAX_PEM_LENGTH + 1)
    .replaceAll('\\n', '\n')
    .replaceAll('\\r', '')
    .trim();
  if (normalised === '') {
    return failure(JWK_LOCAL_MISSING, 'The key is empty.');
  }
  const [, found = label, armoured = normalised] = ARMOUR.exec(normalised) ?? [];
  if (found !== label) {
    return failure(JWK_INVALID, `The key is a PEM of "${found}", and "${label}" is needed: ${hint}`);
  }
  const base64 = armoured.replace(/\s+/g, '').replace(/={1,2}$/, '');
  const der = decodeBase64url(base64.replaceAll('+', '-').replaceAll('/', '_'));
  if (der === undefined || !isOneSequence(der) || normalised.length > MAX_PEM_LENGTH) {
    return failure(JWK_INVALID, `The key is neither a PEM of "${label}" nor base64 of one.`);
  }
  const start = Array.from(der.subarray(0, 40), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const type = OBJECT_IDENTIFIERS.find(([, identifier]) => start.includes(identifier))?.[0];
  if (type !== undefined && type !== algorithmNamed(name).keyType) {
    return failure(TOKEN_INVALID_ALGORITHM, `The key is of type ${type}, and not for ${name}.`);
  }
  return type === 'OKP' && isSmallOrderPoint(der.subarray(-32))
    ? failure(JWK_INVALID, 'The key is a point of small order, under which a signature proves nothing.')
    : { result: { der }, error: null };
}

/** Whether DER is one SEQUENCE and nothing behind it (X.690, section 8.1): platforms overlook what follows. */
function isOneSequence(der: Uint8Array): boolean {
  const [tag, first = 0] = der;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const length = der.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  return tag === 0x30 && der.length === 2 + lengthBytes + (first < 0x80 ? first : length);
}
