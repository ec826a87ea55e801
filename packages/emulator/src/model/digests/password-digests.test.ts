import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import { argon2i, argon2id } from '@noble/hashes/argon2';
import { hashSync } from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { isDigestOf } from './formats.ts';
import { checkDigest } from './password-digests.ts';

const salt = 'pinch of salt';
const key = (hash: string, length: number) => pbkdf2Sync('correct horse', salt, 1000, length, hash);
const encoded = (encoding: 'hex' | 'base64') => Buffer.from(salt).toString(encoding);

const scryptKey = () => scryptSync('correct horse', salt, 64, { N: 1024, r: 8, p: 1 });

function digestOf(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest('hex');
}

function symfonyKey(iterations: number): string {
  const salted = `correct horse{${salt}}`;
  let digest = createHash('sha512').update(salted).digest();
  for (let round = 1; round < iterations; round++) {
    digest = createHash('sha512')
      .update(Buffer.concat([digest, Buffer.from(salted)]))
      .digest();
  }
  return digest.toString('base64');
}

function argonParts(compute: typeof argon2id): string {
  const digest = compute('correct horse', salt, { m: 64, t: 2, p: 2 });
  return [Buffer.from(salt), Buffer.from(digest)]
    .map((bytes) => bytes.toString('base64').replaceAll('=', ''))
    .join('$');
}

const firebaseDigest = [
  'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
  '42xEC+ixf3L2lw==',
  'jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==',
  'Bw==',
  '8',
  '14',
].join('$');

const digests: readonly (readonly [hasher: string, digest: string, password?: string])[] = [
  // RFC 6070 has the vector of PBKDF2 with SHA-1.
  ['pbkdf2_sha1', 'pbkdf2_sha1$1$salt$0c60c80f961f0e71f3a9b524af6012062fe037a6', 'password'],
  ['pbkdf2_sha256', `pbkdf2_sha256$1000$${encoded('base64')}$${key('sha256', 32).toString('base64')}`],
  ['pbkdf2_sha256_django', `pbkdf2_sha256$1000$${salt}$${key('sha256', 32).toString('base64')}`],
  ['pbkdf2_sha512', `pbkdf2_sha512$1000$${salt}$${key('sha512', 64).toString('hex')}`],
  ['pbkdf2_sha512_hex', `pbkdf2_sha512_hex$1000$${encoded('hex')}$${key('sha512', 64).toString('hex')}`],
  ['pbkdf2_sha1', `pbkdf2_sha1$1000$${encoded('hex')}$${key('sha1', 32).toString('hex')}$32`],
  ['bcrypt', hashSync('correct horse', 4)],
  ['bcrypt', hashSync('correct horse', 7).replace('$2b$', '$2y$')],
  ['bcrypt', hashSync('', 4), ''],
  // The vector of the original implementation in crypt_blowfish.
  ['bcrypt', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 'U*U'],
  ['bcrypt', hashSync(`correct horse${'é'.repeat(60)}`, 4), `correct horse${'é'.repeat(60)}`],
  ['bcrypt_peppered', `${hashSync('correct horse$a$pepper', 4)}$$a$pepper`],
  ['bcrypt_sha256_django', `bcrypt_sha256$${hashSync(digestOf('sha256', 'correct horse'), 4)}`],
  ['md5', '5f4dcc3b5aa765d61d8327deb882cf99', 'password'],
  ['md5_salted', `${salt}$${digestOf('md5', `${salt}correct horse`)}`],
  ['sha256_salted', `${salt}$${digestOf('sha256', `${salt}correct horse`)}`],
  // The vector of the phpass distribution.
  ['phpass', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', 'test12345'],
  ['scrypt_werkzeug', `scrypt:1024:8:1$${salt}$${scryptKey().toString('hex')}`],
  ['scrypt_werkzeug', `$scrypt:1024:8:1$${salt}$${scryptKey().toString('base64')}`],
  // The vector of the Firebase repository.
  ['scrypt_firebase', firebaseDigest, 'user1password'],
  // The vectors of the Argon2 reference implementation.
  [
    'argon2i',
    '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
    'password',
  ],
  [
    'argon2id',
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    'password',
  ],
  ['argon2i', `$argon2i$v=19$m=64,t=2,p=2$${argonParts(argon2i)}`],
  ['argon2id', `$argon2id$v=19$m=64,t=2,p=2$${argonParts(argon2id)}`],
  ['sha512_symfony', `sha512_symfony$3$${salt}$${symfonyKey(3)}`],
  ['sha512_symfony', `sha512_symfony$1$${salt}$${symfonyKey(1)}`],
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
    ['awscognito', 'awscognito#pool#client#ada'],
    ['hmac_sha256_utf16_b64', 'x'],
    ['bcrypt', `$2b$15$${'a'.repeat(53)}`],
    ['phpass', `$P$${'S'}${'a'.repeat(30)}`],
    ['argon2id', '$argon2id$v=19$m=4194304,t=3,p=1$c29tZXNhbHQ$c29tZXNhbHQ'],
    ['scrypt_werkzeug', 'scrypt:1048576:64:1$salt$00'],
    ['scrypt_firebase', 'QUFB$QUFB$QUFB$QUFB$8$40'],
    ['sha512_symfony', 'sha512_symfony$99999999$salt$QUFB'],
    ['toString', 'x'],
    [null, 'x'],
    ['pbkdf2_sha1', 'pbkdf2_sha1$4000000000$salt$00'],
    ['pbkdf2_sha1', `pbkdf2_sha1$1$salt$${'00'.repeat(300)}`],
  ])('does not compute %s %j', async (hasher, digest) => {
    expect(await checkDigest(hasher, digest, 'password')).toBeUndefined();
  });

  it.each(digests)('accepts a digest of %s', (hasher = '', digest = '') => {
    expect(isDigestOf(hasher, digest)).toBe(true);
    expect(isDigestOf(hasher, `${digest}$$ \u0000`) && hasher !== 'bcrypt_peppered').toBe(false);
    expect(isDigestOf(hasher, '')).toBe(false);
  });

  it.each([
    ['argon2i', '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHQ'],
    ['argon2id', '$argon2id$v=19$m=0,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHQ'],
    ['awscognito', 'awscognito#pool'],
    ['bcrypt', `$2b$99$${'a'.repeat(53)}`],
    ['bcrypt_peppered', hashSync('correct horse', 4)],
    ['md5', '5f4dcc3b5aa765d61d8327deb882cf9'],
    ['phpass', '$H$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'],
    ['scrypt_werkzeug', 'pbkdf2:sha256:1000$salt$00'],
  ])('rejects the form of a digest of %s %j', (hasher, digest) => {
    expect(isDigestOf(hasher, digest)).toBe(false);
  });
});
