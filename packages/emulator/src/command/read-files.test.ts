import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEmulator } from '../index.ts';
import { createTemporaryDirectory } from '../temporary-directory.test-support.ts';
import { readData, readSigningKey } from './read-files.ts';
import { generateSigningKey } from './signing-key.ts';

let directory: string;
beforeAll(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  return temporary.remove;
});

async function write(name: string, content: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]
`;

describe('readData()', () => {
  it('reads JSON and YAML alike, with dates as strings', async () => {
    const seed = { users: [{ id: 'user_ada', createdAt: '2024-05-06T07:08:09Z' }] };
    const yaml = 'users:\n  - id: user_ada\n    createdAt: 2024-05-06T07:08:09Z\n';
    for (const [name, text] of [
      ['a.json', JSON.stringify(seed)],
      ['a.yaml', yaml],
      ['A.YML', yaml],
    ] as const) {
      expect(await readData('seed', await write(name, text))).toEqual(seed);
    }
  });

  it.each([
    ['a.json', '{"users":', 'a.json is not JSON'],
    ['b.yaml', 'users:\n  - id: a\n id: b\n', 'line 3'],
    ['c.yaml', 'users: []\nusers: []\n', 'unique'],
    ['d.yaml', bomb, 'alias'],
  ])('names a file with a mistake: %s', async (name, text, message) => {
    await expect(readData('seed', await write(name, text))).rejects.toThrow(message);
  });

  it.each([
    [null, 'seed must be an object'],
    [[], 'seed must be an object'],
    [{ users: 5 }, 'seed.users must be a list'],
    [{ users: ['user_ada'] }, 'seed.users[0] must be an object'],
    [{ users: [{ id: 5 }] }, 'seed.users[0]: The id 5 must be "user_" followed by'],
    [{ user: [] }, 'Unknown option "seed.user" of createEmulator. Did you mean "users"?'],
  ])('createEmulator() names the mistake in the seed %j', async (seed, message) => {
    await expect(createEmulator({ port: false, seed: seed as never })).rejects.toThrow(message);
  });

  it('createEmulator() accepts an empty list of a YAML file', async () => {
    const seed = await readData('seed', await write('empty.yaml', 'users:\norganizations: []\n'));
    const emulator = await createEmulator({ port: false, seed });
    expect(emulator.export().records['users']).toBeUndefined();
    await emulator.close();
  });
});

describe('readSigningKey()', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = { format: 'pem', type: 'pkcs8' } as const;

  it('reads a JWK, and PEM in both forms', async () => {
    const jwk = rsa.privateKey.export({ format: 'jwk' });
    for (const text of [
      JSON.stringify(jwk),
      String(rsa.privateKey.export(pem)),
      String(rsa.privateKey.export({ format: 'pem', type: 'pkcs1' })),
    ]) {
      expect(await readSigningKey(await write('key', text))).toEqual(jwk);
    }
    expect(await readSigningKey(await write('key', generateSigningKey('pem')))).toMatchObject({ kty: 'RSA' });
  });

  it.each([
    ['a public key', String(rsa.publicKey.export({ format: 'pem', type: 'spki' })), 'holds a public key'],
    ['an EC key', String(elliptic.privateKey.export(pem)), 'holds a key of the type ec'],
    [
      'an encrypted key',
      String(rsa.privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' })),
      'is encrypted',
    ],
    ['other text', 'hello', 'is not a private key'],
    ['an empty file', '', 'is empty'],
    ['damaged JSON', '{', 'is not JSON'],
  ])('rejects %s, and never quotes it', async (_, text, message) => {
    const failure = await readSigningKey(await write('key', text)).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(TypeError);
    expect(String(failure)).toContain(message);
    expect(String(failure)).not.toContain('MII');
  });
});
