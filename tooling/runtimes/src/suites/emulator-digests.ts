import type { Suite } from '../suite.ts';

/**
 * A digest by each hasher that the emulator computes, with little work, and its password. A runtime lacks some algorithms in
 * WebCrypto, so that these are computed in JavaScript there.
 */
const digests: readonly (readonly [hasher: string, digest: string, password: string])[] = [
  [
    'argon2i',
    '$argon2i$v=19$m=64,t=2,p=2$cGluY2ggb2Ygc2FsdA$qOoEEyUT1/RYtVvJwsYxx4HC+CjeNdKFg+/pS/jQQAE',
    'correct horse',
  ],
  [
    'argon2id',
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    'password',
  ],
  ['bcrypt', '$2b$04$suV.myMJX0Q3E9UV3afGDuw.KXF6GQjo0/IGbFj7HuJWTJ1HieIfq', 'correct horse'],
  [
    'bcrypt_peppered',
    '$2b$04$ZOq.pUFAiadz1tPL/3Muu.Bdr32asLKwm01D/5YYSKcTRG1EnVZRa$$a$pepper',
    'correct horse',
  ],
  [
    'bcrypt_sha256_django',
    'bcrypt_sha256$$2b$04$9k57zIEAH/v3d25ac7p51.iT823dXduQCdfleeLe5HOiqDnVAtFOW',
    'correct horse',
  ],
  ['ldap_ssha', '{SSHA}LhKrkM9Fy+zlstjdD7Kv2s6QvhBzYWx0', 'correct horse'],
  ['md5', '5f4dcc3b5aa765d61d8327deb882cf99', 'password'],
  ['md5_phpass', '$P$5saltsaltfpBPzEWBrMiTLM0CHNC1j1', 'correct horse'],
  ['md5_salted', 'pinch of salt$d42ccd33cfdb2f99bd8526337d03dbfe', 'correct horse'],
  ['pbkdf2_sha1', 'pbkdf2_sha1$1$salt$0c60c80f961f0e71f3a9b524af6012062fe037a6', 'password'],
  [
    'pbkdf2_sha256',
    'pbkdf2_sha256$1000$cGluY2ggb2Ygc2FsdA==$N9TU6Xhsa4v0sOghD/tz/sUby5y9FbkLoa3np/MQKsc=',
    'correct horse',
  ],
  [
    'pbkdf2_sha256_django',
    'pbkdf2_sha256$1000$pinch of salt$N9TU6Xhsa4v0sOghD/tz/sUby5y9FbkLoa3np/MQKsc=',
    'correct horse',
  ],
  [
    'pbkdf2_sha512',
    'pbkdf2_sha512$1000$pinch of salt$3e3370a1efa74a4085221621b6b813f32a329ff3ece194a7dcd48429c5487ce0baa114cd39414943930dc286213f5725987f3c59b73e5afc0bc444ff21278649',
    'correct horse',
  ],
  [
    'pbkdf2_sha512_hex',
    'pbkdf2_sha512_hex$1000$70696e6368206f662073616c74$3e3370a1efa74a4085221621b6b813f32a329ff3ece194a7dcd48429c5487ce0baa114cd39414943930dc286213f5725987f3c59b73e5afc0bc444ff21278649',
    'correct horse',
  ],
  ['phpass', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', 'test12345'],
  [
    'scrypt_firebase',
    'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$42xEC+ixf3L2lw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$Bw==$8$14',
    'user1password',
  ],
  [
    'scrypt_werkzeug',
    'scrypt:1024:8:1$pinch of salt$6ffc41a49353bd125b4cebc21ed949a73e5745a1a3c5b753339b558ecde4e0b050fd146cdc37a4b95dcf168c911ad08f169a6263290f73fe4b5c052f5f01362c',
    'correct horse',
  ],
  ['sha256', '4104D36F8DA2C254349F85836793EBE029E0C957063A34C91C2E9203187B5631', 'correct horse'],
  [
    'sha256_salted',
    'pinch of salt$f1e860be8ae2c7045c46315a1175b1e0ad66d2ae2da21df10bf61cc350142ae1',
    'correct horse',
  ],
  [
    'sha512_symfony',
    'sha512_symfony$3$pinch of salt$zmiWSvoIo9z3vz1IcYEgjF8XpO8KSCC2wvcdOx8g90aHWixSnslZeeZErE9guXAO3Uds8rqayQbfOowIoQdxEw==',
    'correct horse',
  ],
];

/** Passwords that an application imports into the emulator are verified in every runtime. */
export const emulatorDigests: Suite = ({ emulator: { createEmulator } }) =>
  digests.map(([hasher, digest, password]) => ({
    name: `the emulator verifies a password by its digest of ${hasher}`,
    async run(assert) {
      const emulator = await createEmulator({ port: false });
      const post = async (path: string, body: object) => {
        const response = await emulator.fetch(`${emulator.url}/v1${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${emulator.secretKey}`,
            'clerk-api-version': '2026-05-12',
            'content-type': 'application/json',
          },
          body: JSON.stringify(body),
        });
        const { id, verified } = Object(await response.json());
        return { status: response.status, id, verified };
      };
      const user = { username: 'ada', password_digest: digest, password_hasher: hasher };
      const { status, id } = await post('/users', user);
      assert.equal(status, 200);
      const path = `/users/${id}/verify_password`;
      const right = await post(path, { password });
      assert.equal([right.status, right.verified], [200, true]);
      assert.equal((await post(path, { password: 'wrong horse' })).status, 422);
      await emulator.close();
    },
  }));
