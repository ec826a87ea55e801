/**
 * All attacks by area. This file runs in Node when the suites are bundled, because Node can sign tokens in any way. The
 * runtimes get its value as JSON.
 */
import { algorithmMismatchAttacks } from './algorithm-mismatches.ts';
import type { Attack } from './attack.ts';
import { base64urlAttacks } from './base64url.ts';
import { claimAttacks } from './claims.ts';
import { clockAttacks } from './clock.ts';
import { criticalAttacks } from './critical.ts';
import { ecdsaAttacks } from './ecdsa.ts';
import { ed25519Attacks } from './ed25519.ts';
import { headerKeyAttacks } from './header-keys.ts';
import { hmacAttacks } from './hmac.ts';
import { duplicateAttacks, jsonAttacks } from './json.ts';
import { jwkAttacks } from './jwk.ts';
import { leakAttacks } from './leaks.ts';
import { nameAttacks } from './names.ts';
import { noneAttacks } from './none.ts';
import { pemAttacks } from './pem.ts';
import { rsaSignatureAttacks } from './rsa-signatures.ts';
import { segmentAttacks } from './segments.ts';
import { sizeAttacks } from './size.ts';
import { tenantAttacks } from './tenants.ts';
import { textAttacks } from './text.ts';
import { timeAttacks } from './times.ts';
import { tokenClassAttacks } from './token-classes.ts';
import { weakKeyAttacks } from './weak-keys.ts';

export const allAttacks: Readonly<Record<string, readonly Attack[]>> = {
  none: noneAttacks,
  hmac: hmacAttacks,
  'header keys': headerKeyAttacks,
  names: nameAttacks,
  critical: criticalAttacks,
  segments: segmentAttacks,
  base64url: base64urlAttacks,
  text: textAttacks,
  json: jsonAttacks,
  'duplicate names': duplicateAttacks,
  times: timeAttacks,
  clock: clockAttacks,
  claims: claimAttacks,
  algorithms: algorithmMismatchAttacks,
  'RSA signatures': rsaSignatureAttacks,
  'weak keys': weakKeyAttacks,
  JWK: jwkAttacks,
  ECDSA: ecdsaAttacks,
  Ed25519: ed25519Attacks,
  PEM: pemAttacks,
  size: sizeAttacks,
  'token classes': tokenClassAttacks,
  tenants: tenantAttacks,
  leaks: leakAttacks,
};
