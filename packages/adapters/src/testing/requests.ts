import type { ScenarioContext, ScenarioEmulator } from './scenario.ts';

/** The headers of a browser that opens a page. */
export const PAGE = {
  accept: 'text/html,application/xhtml+xml',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

/** An answer that no cache stores. */
export const NOT_STORED = { 'cache-control': 'no-store' };

/** Resolves to the header of a user who is signed in. */
export async function bearer({ emulator, userId }: ScenarioContext): Promise<{ authorization: string }> {
  const { token } = await emulator.signIn(userId);
  return { authorization: `Bearer ${token}` };
}

/** Resolves to the secret of a new API key. */
export async function createApiKey({ url, secretKey }: ScenarioEmulator): Promise<string> {
  const response = await fetch(`${url}/v1/api_keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'scenario', subject: 'user_000000000000000000000000000' }),
  });
  const { secret } = Object(await response.json());
  return String(secret);
}
