import { createEmulator } from '@x/emulator';
import { createBackendApiClient } from '@x/rest-client';
import { expect, it } from 'vitest';

it('reports an operation that is not emulated with a code of its own, after a single attempt', async () => {
  const emulator = await createEmulator({ port: false });
  const { secretKey, url: apiUrl, fetch } = emulator;
  const api = createBackendApiClient({ secretKey, apiUrl, fetch });

  const { errors, meta } = await api.miscellaneous.getPublicInterstitial();

  expect(errors?.map(({ code }) => code)).toEqual(['not_emulated']);
  expect([meta.status, meta.attempts]).toEqual([501, 1]);
});
