import type { ScenarioContext } from './scenario.ts';

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
