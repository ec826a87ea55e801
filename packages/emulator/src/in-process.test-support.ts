import { findIncompleteMessage } from './complete-messages.test-support.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from './index.ts';
import { createSigningKey } from './keys/signing-key.ts';

export interface Answer {
  readonly status: number;
  // Tests read the properties that they expect. A wrong one fails the test.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** One key for all emulators of a test file, so that they have the same key id. */
const sharedKey = createSigningKey().then(({ privateJwk }) => privateJwk);

export async function start(options: EmulatorOptions = {}): Promise<{ emulator: Emulator; call: Call }> {
  const emulator = await createEmulator({ port: false, signingKey: await sharedKey, ...options });
  return { emulator, call: callerOf(emulator) };
}

/** Calls the Backend API with the secret key. The path follows `/v1`; a string body is sent unchanged. */
function callerOf(emulator: Emulator): Call {
  return async (method, path, body, headers = {}) => {
    const response = await emulator.fetch(`${emulator.url}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${emulator.secretKey}`,
        'clerk-api-version': '2026-05-12',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** Returns the errors of a response: the status, the code and the parameter of each, or a message that lacks a part. */
export function errorsOf({ status, body }: Answer): readonly string[] {
  const incomplete = findIncompleteMessage(body.errors);
  if (incomplete !== undefined) return [`incomplete message: ${incomplete}`];
  return body.errors.map(
    ({ code, meta }: { code: string; meta?: { param_name: string } }) =>
      `${status} ${code}${meta ? ` ${meta.param_name}` : ''}`,
  );
}
