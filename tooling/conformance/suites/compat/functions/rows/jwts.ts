import type { Row } from '../play.ts';
import type { FunctionsStage } from '../stage.ts';
import { args, type Make, maybe, one, oneOf, record, usually, valid } from '../values.ts';
import { viewOf } from '../view.ts';
import { jwt, machineToken } from './tokens.ts';

const text = one('a', 'x_y', 'ß');

/** The checks of a token. An audience that the token lacks is a listed difference. */
const CHECKS: Readonly<Record<string, Make>> = {
  audience: maybe(valid(one('a', ['a', 'c'], [], '')), 0.15),
  authorizedParties: maybe(
    valid(one(['https://app.example.com'], ['https://app.example.com', 'http://b.example'], [])),
    0.2,
  ),
  clockSkewInMs: maybe(valid(one(0, 5_000)), 0.1),
  issuer: maybe(valid(one('https://clerk.example.com', ['https://clerk.example.com'], [], '')), 0.15),
  headerType: maybe(valid(one('JWT', ['JWT', 'at+jwt'])), 0.1),
};

/** The forms in which a program can have a public key, and wrong keys. */
function keysOf({ own, other }: FunctionsStage) {
  const { publicPem, publicJwk, privatePem } = own;
  const pem = valid(
    one(publicPem, publicPem.replaceAll('\n', '\r\n'), publicPem.replaceAll('\n', ''), other.publicPem),
    one('nonsense', privatePem, ''),
  );
  const jwk = valid(
    oneOf(
      () => ({ ...publicJwk }),
      () => ({ ...publicJwk, alg: 'RS256', use: 'sig' }),
    ),
    oneOf(
      () => ({ kty: 'RSA' }),
      () => ({ ...publicJwk, use: 'enc' }),
      () => ({ ...publicJwk, alg: 'RS512' }),
    ),
  );
  return { pem, key: oneOf(pem, jwk) };
}

const parts = (token: string) => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  return {
    header: read(header),
    payload: read(payload),
    signature: new Uint8Array(Buffer.from(signature, 'base64url')),
    raw: { header, payload, signature, text: token },
  };
};

const signRow = ({ own }: FunctionsStage): Row => ({
  args: args(
    usually(
      record({ sub: maybe(text), exp: maybe(one(10)), iat: maybe(one(5)), at: maybe(() => new Date(0)) }),
      one(undefined, null),
    ),
    valid(
      oneOf(
        () => own.privatePem,
        () => ({ ...own.privateJwk }),
      ),
      one(own.publicPem, 'nonsense'),
    ),
    valid(
      record({
        algorithm: valid(one('RS256', 'RS384', 'RS512'), one('none', 'HS256', '')),
        header: maybe(record({ kid: maybe(text), typ: maybe(one('JWT', 'x')), alg: maybe(one('none')) })),
      }),
    ),
  ),
  use: (token) => {
    const { header, payload, signature } = parts(String(token));
    // Each package signs at its own moment.
    return {
      header,
      payload: { ...payload, iat: typeof payload.iat },
      isSet: payload.iat > 5,
      length: signature.length,
    };
  },
});

export const jwtRows = (stage: FunctionsStage): Readonly<Record<string, Row>> => {
  const { pem, key } = keysOf(stage);
  const token = valid(jwt(stage));
  const loadKeys = { secretKey: stage.emulator.secretKey, apiUrl: stage.emulator.url };
  return {
    decodeJwt: { args: args(token) },
    verifyJwt: { args: args(token, valid(record({ ...CHECKS, key }))) },
    hasValidSignature: {
      args: args(
        valid((source) => parts(jwt(stage)({ ...source, isHostile: false }))),
        key,
      ),
    },
    signJwt: signRow(stage),
    verifyToken: {
      args: (source) =>
        source.chance(0.7)
          ? args(token, valid(record({ ...CHECKS, jwtKey: pem })))(source)
          : [stage.session.token, loadKeys],
    },
  };
};

const machineRow = (stage: FunctionsStage): Row => {
  const { emulator, machineSecretKey } = stage;
  const { secretKey, url: apiUrl, jwtKey } = emulator;
  return {
    args: args(
      valid(oneOf(machineToken(stage), machineToken(stage), jwt(stage))),
      valid(
        record({
          ...{ secretKey: one(secretKey, secretKey, 'sk_test_wrong'), apiUrl: one(apiUrl) },
          ...{ jwtKey: maybe(one(jwtKey)), machineSecretKey: maybe(one(machineSecretKey)) },
          audience: maybe(one('a'), 0.1),
        }),
      ),
    ),
    use: async (result) => {
      const { data, tokenType, errors } = Object(result);
      // The time of the last use is that of the verification.
      const { lastUsedAt, ...fields } = Object(await viewOf(data));
      const codes = errors?.map(({ code, status }: { code: string; status: number }) => ({ code, status }));
      return {
        fields,
        isUsed: Boolean(lastUsedAt),
        tokenType,
        codes,
        keys: Object.keys(Object(result)).sort(),
      };
    },
  };
};

export const machineTokenRows = (stage: FunctionsStage): Readonly<Record<string, Row>> => {
  const { emulator, userId, organizationId, session } = stage;
  const ids = record({
    userId: maybe(one(userId, 'user_x', null)),
    sessionId: maybe(one(session.sessionId, null)),
    orgId: maybe(one(organizationId, undefined)),
  });
  const load = {
    loadUser: maybe(one(true, false)),
    loadSession: maybe(one(true)),
    loadOrganization: maybe(one(true)),
  };
  const options = record({ secretKey: one(emulator.secretKey), apiUrl: one(emulator.url), ...load });
  return {
    verifyMachineAuthToken: machineRow(stage),
    decorateObjectWithResources: {
      args: args(record({ a: text }), ids, valid(options, one(undefined, null))),
      use: async (result, _source, [given]) => ({
        result,
        isSame: result === given,
        json: JSON.parse(JSON.stringify(result)),
      }),
    },
    isMachineToken: { args: args(valid(oneOf(machineToken(stage), jwt(stage)))) },
    isMachineTokenByPrefix: { args: args(valid(oneOf(machineToken(stage), jwt(stage)))) },
  };
};
