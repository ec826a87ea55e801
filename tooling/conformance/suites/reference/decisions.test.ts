import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Decision,
  decidedByOurs,
  decidedByReference,
  type KeyOptions,
  verifiedByOurs,
  verifiedByReference,
} from './decide.ts';
import { DIFFERENCES } from './differences.ts';
import { makeToken, PRIVATE_JWK } from './hand-made-token.ts';
import { requestsWith } from './request-case.ts';
import { TOKEN_CASES, type TokenCase } from './tokens.ts';

const requestCases = TOKEN_CASES.flatMap(requestsWith);

/** The key id of the token, and the location of the keys. */
const REMOTE_CASES: ReadonlyArray<
  readonly [name: string, kid: (emulator: Emulator) => unknown, keys: (emulator: Emulator) => KeyOptions]
> = [
  ['a known key', firstKid, keysOf],
  ['an unknown key', () => 'ins_unknown', keysOf],
  ['no key id', () => undefined, keysOf],
  ['another secret key', firstKid, (emulator) => ({ ...keysOf(emulator), secretKey: 'sk_test_other' })],
  ['nobody answers', firstKid, () => ({ secretKey: 'sk_test_1', apiUrl: 'http://127.0.0.1:9' })],
  ['nothing to find a key by', firstKid, () => ({})],
];

function firstKid(emulator: Emulator): unknown {
  return emulator.jwks.keys[0]?.kid;
}

function keysOf({ secretKey, url }: Emulator): KeyOptions {
  return { secretKey, apiUrl: url };
}

/** Expects equal decisions, or exactly the listed difference. */
function expectAgreement(name: string, theirs: Decision, ours: Decision): void {
  const listed = DIFFERENCES.find((difference) => difference.name === name);
  expect({ theirs, ours }).toEqual(
    listed === undefined ? { theirs, ours: theirs } : { theirs: listed.theirs, ours: listed.ours },
  );
}

describe('verifyToken(), compared with @clerk/backend 3.25.0', () => {
  it.each(TOKEN_CASES)('decide alike: $name', async (tokenCase) => {
    expectAgreement(
      `verifyToken, ${tokenCase.name}`,
      await verifiedByReference(tokenCase),
      await verifiedByOurs(tokenCase),
    );
  });
});

describe('authenticateRequest(), compared with @clerk/backend 3.25.0', () => {
  it.each(requestCases)('decide alike: $name', async (requestCase) => {
    expectAgreement(
      requestCase.name,
      await decidedByReference(requestCase),
      await decidedByOurs(requestCase),
    );
  });
});

describe('verifyToken() with loaded keys, compared with @clerk/backend 3.25.0', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await createEmulator({ signingKey: PRIVATE_JWK });
  });

  afterAll(() => emulator.close());

  const withKid = (kid: unknown): TokenCase => ({
    name: '',
    token: makeToken({ header: { kid } }),
    options: {},
  });

  it.each(REMOTE_CASES)('decide alike: %s', async (name, kid, keys) => {
    const tokenCase = withKid(kid(emulator));
    const options = keys(emulator);
    expectAgreement(
      `loaded keys, ${name}`,
      await verifiedByReference(tokenCase, options),
      await verifiedByOurs(tokenCase, options),
    );
  });
});

describe('the list of differences', () => {
  it('names cases that are there, each once', () => {
    const names = [
      ...TOKEN_CASES.map(({ name }) => `verifyToken, ${name}`),
      ...requestCases.map(({ name }) => name),
      ...REMOTE_CASES.map(([name]) => `loaded keys, ${name}`),
    ];
    const listed = DIFFERENCES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('lists no agreement', () => {
    expect(DIFFERENCES.filter(({ theirs, ours }) => theirs === ours)).toEqual([]);
  });
});
