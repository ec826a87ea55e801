import type { Assert, Case, Library, Suite } from '../suite.ts';
import { allAttacks } from './attacks/all-attacks.ts';
import { type Attack, FULL_WAYS, NOW_IN_SECONDS, type RepeatedString, type Way } from './attacks/attack.ts';
import { checkError, privatePartsOf } from './attacks/check-error.ts';
import { sequencesOf } from './attacks/sequences.ts';
import { TEST_KEYS } from './test-keys.ts';

const JWKS_URL = 'https://jwks.example/keys';
const { kty, n, e } = TEST_KEYS.RSA;

export const attacks: Suite = ({ runtime, jwt, errors }) => [
  ...Object.entries(allAttacks).flatMap(([area, list]) =>
    list.map((attack) => caseOf(area, inRuntime(attack, runtime), jwt)),
  ),
  ...sequencesOf({ jwt, errors }),
];

function inRuntime({ limits, ...attack }: Attack, runtime: string): Attack {
  return { ...attack, expected: limits?.[runtime] ?? attack.expected };
}

type Jwt = Library['jwt'];
type Result = Awaited<ReturnType<Jwt['verifyJwt'] | Jwt['hasValidSignature']>> | ReturnType<Jwt['decodeJwt']>;

/** The arguments of the library. Most attacks violate the types of the library. */
interface Input {
  readonly token: string;
  readonly key: string;
  readonly checks: Parameters<Jwt['verifyToken']>[1];
  readonly keySource: Parameters<Jwt['verifyToken']>[1];
}

function caseOf(area: string, attack: Attack, jwt: Jwt): Case {
  return {
    name: `${area}: ${attack.name}`,
    async run(assert) {
      try {
        await runAttack(attack, jwt, assert);
      } catch (error) {
        if (!String(error).includes(attack.finding?.shows ?? '(none)')) {
          throw error;
        }
        assert.finding(attack.finding?.note ?? '');
      }
    },
  };
}

async function runAttack(attack: Attack, jwt: Jwt, assert: Assert): Promise<void> {
  const { ways = FULL_WAYS, maxDurationInMs = 10_000 } = attack;
  const requested: string[] = [];
  const input = inputOf(attack, requested);
  for (const way of ways) {
    const durationInMs = await fastestOf(maxDurationInMs, async () => {
      const results = await resultsOf(way, { attack, input, jwt, assert });
      return () => {
        for (const result of results) {
          checkResult(attack, way, result, assert);
        }
      };
    });
    assert.ok(durationInMs <= maxDurationInMs, `${way}: took ${durationInMs} ms`);
  }
  assert.equal(requested, []);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
}

/** Returns the shortest duration of up to three runs, so that a busy machine does not fail a case. */
async function fastestOf(limitInMs: number, action: () => Promise<() => void>): Promise<number> {
  let fastestInMs = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 3 && fastestInMs > limitInMs; count++) {
    const startInMs = Date.now();
    const check = await action();
    fastestInMs = Math.min(fastestInMs, Date.now() - startInMs);
    check();
  }
  return fastestInMs;
}

interface Setup {
  readonly attack: Attack;
  readonly input: Input;
  readonly jwt: Jwt;
  readonly assert: Assert;
}

/** A `jwtKey` whose form shows that it is useless is rejected with a `ConfigError`, so that there is no result. */
async function resultsOf(way: Way, { attack, input, jwt, assert }: Setup): Promise<Result[]> {
  try {
    return await WAYS[way](jwt, input);
  } catch (error) {
    const takesOption = way === 'verifyToken' || way === 'verifier';
    const isOption = error instanceof Error && error.message.startsWith('Option "jwtKey" ');
    const isUseless = ![attack.expected].flat().includes('accepted') || privatePartsOf(attack.key).length > 0;
    if (!takesOption || !isOption || !isUseless) {
      throw error;
    }
    const forms = [String(error), error.stack ?? '', JSON.stringify(error)];
    for (const secret of [...privatePartsOf(attack.key), ...(attack.secrets ?? [])]) {
      assert.ok(!forms.some((form) => form.includes(secret)), `the error contains ${secret}`);
    }
    return [];
  }
}

const WAYS: Readonly<Record<Way, (jwt: Jwt, input: Input) => Promise<Result[]>>> = {
  decodeJwt: async (jwt, { token }) => [jwt.decodeJwt(token)],
  hasValidSignature: async (jwt, { token, key }) => [await jwt.hasValidSignature(token, key)],
  verifyJwt: async (jwt, { token, key, checks }) => [await jwt.verifyJwt(token, { ...checks, key })],
  verifyToken: async (jwt, { token, keySource, checks }) => [
    await jwt.verifyToken(token, { ...checks, ...keySource }),
  ],
  async verifier(jwt, { token, keySource, checks }) {
    const verifier = jwt.createTokenVerifier({ ...checks, ...keySource, tokenCacheSize: 4 });
    return [await verifier.verify(token), await verifier.verify(token)];
  },
};

/** Creates the arguments. Only the JWKS may be fetched: any other URL of a token or a key is recorded. */
function inputOf(attack: Attack, requested: string[]): Input {
  const { token, key = { kty, n, e }, jwks, options, currentTimeInMs = NOW_IN_SECONDS * 1000 } = attack;
  const fetch: typeof globalThis.fetch = async (input) => {
    if (jwks !== undefined && String(input) === JWKS_URL) {
      return new Response(JSON.stringify(jwks));
    }
    requested.push(String(input));
    throw new TypeError('Nothing else may be fetched');
  };
  const jwtKey = expandRepeated(key);
  const input = {
    token: expandRepeated(token),
    key: jwtKey,
    checks: { ...options, currentDate: new Date(currentTimeInMs) },
    keySource: jwks === undefined ? { jwtKey, fetch } : { jwtKey: null, jwksUrl: JWKS_URL, fetch },
  };
  // The attacks are values of the wrong types on purpose.
  return input as Input;
}

function expandRepeated(value: unknown): unknown {
  return isRepeatedString(value) ? value.repeat.repeat(value.times) : value;
}

function isRepeatedString(value: unknown): value is RepeatedString {
  return typeof value === 'object' && value !== null && 'times' in value;
}

function checkResult(attack: Attack, way: Way, result: Result, assert: Assert): void {
  const outcome = outcomeOf(result);
  const allowed = [attack.expected].flat();
  const message = result.error === null ? '' : ` (${result.error.message})`;
  assert.ok(
    allowed.some((expected) => expected === outcome),
    `${way}: expected ${allowed.join(' or ')}, got ${outcome}${message}`,
  );
  if (result.error !== null) {
    checkError(result.error, attack, assert);
  } else if (attack.claims !== undefined && typeof result.result === 'object') {
    checkClaims(payloadOf(result.result), attack.claims, assert);
  }
}

function outcomeOf({ result, error }: Result): string {
  if (error !== null) {
    return result === null ? error.reason : 'an error together with a result';
  }
  return result === false ? 'token-invalid-signature' : 'accepted';
}

function payloadOf(result: object): object {
  return 'raw' in result && 'payload' in result ? Object(result.payload) : result;
}

function checkClaims(payload: object, claims: object, assert: Assert): void {
  for (const [claim, value] of Object.entries(claims)) {
    assert.equal([claim, Object.hasOwn(payload, claim) ? Reflect.get(payload, claim) : null], [claim, value]);
  }
}
