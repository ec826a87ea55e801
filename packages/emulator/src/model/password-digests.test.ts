import { pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDigest } from './password-digests.ts';

const salt = 'pinch of salt';
const key = (hash: string, length: number) => pbkdf2Sync('correct horse', salt, 1000, length, hash);
const encoded = (encoding: 'hex' | 'base64') => Buffer.from(salt).toString(encoding);

const digests: readonly (readonly [hasher: string, digest: string, password?: string])[] = [
  // RFC 6070 has the vector of PBKDF2 with SHA-1.
  ['pbkdf2_sha1', 'pbkdf2_sha1$1$salt$0c60c80f961f0e71f3a9b524af6012062fe037a6', 'password'],
  ['pbkdf2_sha256', `pbkdf2_sha256$1000$${encoded('base64')}$${key('sha256', 32).toString('base64')}`],
  ['pbkdf2_sha256_django', `pbkdf2_sha256$1000$${salt}$${key('sha256', 32).toString('base64')}`],
  ['pbkdf2_sha512', `pbkdf2_sha512$1000$${salt}$${key('sha512', 64).toString('hex')}`],
  ['pbkdf2_sha512_hex', `pbkdf2_sha512_hex$1000$${encoded('hex')}$${key('sha512', 64).toString('hex')}`],
  ['sha256', '4104D36F8DA2C254349F85836793EBE029E0C957063A34C91C2E9203187B5631'],
];

describe('checkDigest()', () => {
  it.each(digests)(
    'computes a digest of %s',
    async (hasher = '', digest = '', password = 'correct horse') => {
      expect(await checkDigest(hasher, digest, password)).toBe(true);
      expect(await checkDigest(hasher, digest, 'wrong horse')).toBe(false);
    },
  );

  it('computes a salted digest of LDAP', async () => {
    const bytes = new Uint8Array(
      await crypto.subtle.digest('SHA-1', new TextEncoder().encode('correct horsesalt')),
    );
    const digest = `{SSHA}${Buffer.from([...bytes, ...Buffer.from('salt')]).toString('base64')}`;
    expect(await checkDigest('ldap_ssha', digest, 'correct horse')).toBe(true);
    expect(await checkDigest('ldap_ssha', digest, 'wrong horse')).toBe(false);
  });

  it.each([
    ['pbkdf2_sha256', ''],
    ['pbkdf2_sha256', 'pbkdf2_sha256$0$c2FsdA==$c2FsdA=='],
    ['pbkdf2_sha256', 'pbkdf2_sha256$-1$c2FsdA==$c2FsdA=='],
    ['pbkdf2_sha256', 'pbkdf2_sha256$1$%%%$c2FsdA=='],
    ['pbkdf2_sha256', 'pbkdf2_sha256$1$c2FsdA==$A'],
    ['pbkdf2_sha256', 'pbkdf2_sha256$1$c2FsdA==$QQ='],
    ['pbkdf2_sha256', 'pbkdf2_sha1$1$c2FsdA==$c2FsdA=='],
    ['pbkdf2_sha512_hex', 'pbkdf2_sha512_hex$1$abc$00'],
    ['pbkdf2_sha1', 'pbkdf2_sha1$1$salt$'],
    ['ldap_ssha', '{SSHA}'],
    ['ldap_ssha', '{SSHA}c2FsdA=='],
    ['sha256', 'not hexadecimal'],
  ])('finds no password for the malformed digest of %s %j', async (hasher, digest) => {
    expect(await checkDigest(hasher, digest, 'password')).toBe(false);
  });

  it.each([
    ['bcrypt', '$2b$10$abcdefghijklmnopqrstuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu'],
    ['toString', 'x'],
    [null, 'x'],
    ['pbkdf2_sha1', 'pbkdf2_sha1$4000000000$salt$00'],
    ['pbkdf2_sha1', `pbkdf2_sha1$1$salt$${'00'.repeat(300)}`],
  ])('does not compute %s %j', async (hasher, digest) => {
    expect(await checkDigest(hasher, digest, 'password')).toBeUndefined();
  });
});
