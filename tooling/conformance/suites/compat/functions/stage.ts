import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from '@x/emulator';
import { createWorld } from '../../official-sdk/world.ts';

/** The keys, tokens, users and servers that arguments refer to. */
export type FunctionsStage = Awaited<ReturnType<typeof createFunctionsStage>>;

export async function createFunctionsStage() {
  const emulator = await createEmulator();
  const world = createWorld(emulator);
  const userId = await world.user();
  const { id: organizationId } = await world.post('/organizations', { name: 'Acme', created_by: userId });
  const session = await emulator.signIn(userId, { organizationId, expiresInSeconds: 3_000 });
  const server = createServer(echo);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...{ emulator, userId, organizationId, session, ...(await machineTokens(world)) },
    // The address of a server that listens on a port has this type.
    upstream: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    own: createKey(),
    other: createKey(),
    now: Math.floor(Date.now() / 1_000),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await emulator.close();
    },
  };
}

async function machineTokens(world: ReturnType<typeof createWorld>) {
  const [receiver, sender] = [await world.machine(), await world.machine()];
  await world.post(`/machines/${sender}/scopes`, { to_machine_id: receiver });
  const key = await world.machineKey(sender);
  const m2m = async (format: string): Promise<string> =>
    (await world.post('/m2m_tokens', { token_format: format, seconds_until_expiration: 3_000 }, key)).token;
  return {
    machineSecretKey: await world.machineKey(receiver),
    machineTokens: [
      await m2m('opaque'),
      await m2m('jwt'),
      (await world.oauthToken()).token,
      await world.apiKeySecret(),
    ] as const,
  };
}

function createKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return {
    publicPem: String(publicKey.export({ type: 'spki', format: 'pem' })),
    privatePem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publicJwk: publicKey.export({ format: 'jwk' }),
    privateJwk: privateKey.export({ format: 'jwk' }),
    sign: createSign(privateKey),
  };
}

const HASHES: Readonly<Record<string, string>> = { RS384: 'sha384', RS512: 'sha512' };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');

/** Returns a function that signs a token, whatever its header says. */
const createSign = (key: KeyObject) => (header: object, payload: unknown) => {
  const text = `${encode(header)}.${encode(payload)}`;
  const hash = HASHES[Reflect.get(header, 'alg')] ?? 'sha256';
  return `${text}.${sign(hash, Buffer.from(text), key).toString('base64url')}`;
};

/** A Frontend API that responds with the request, and at some paths with what a proxy must handle. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '', method, headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  response.statusCode = Number(/\/status\/(\d+)/.exec(url)?.[1] ?? 200);
  if (url.includes('/redirect')) {
    response.statusCode = 302;
    response.setHeader('location', '/v1/next?a=1');
  }
  response.setHeader('set-cookie', ['a=1; Path=/', 'b=2']);
  response.end(JSON.stringify({ url, method, headers, body: Buffer.concat(chunks).toString() }));
}
