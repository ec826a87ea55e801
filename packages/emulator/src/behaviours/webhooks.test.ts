import { expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';

it('shows the URL of a dashboard, with another key each time', async () => {
  const { emulator, call } = await start();
  const { body: created } = await call('POST', '/webhooks/svix');
  const { body: shown } = await call('POST', '/webhooks/svix_url');
  for (const { svix_url: url } of [created, shown]) {
    expect(url.startsWith(`${emulator.url}/svix/login#key=`)).toBe(true);
    expect(new URL(url).hash).toMatch(/^#key=\w{20,}$/);
  }
  expect(shown.svix_url).not.toBe(created.svix_url);
});

it('names the primary domain after the instance', async () => {
  const { emulator, call } = await start();
  const { data } = (await call('GET', '/domains')).body;
  const id = emulator.export().instanceId?.replace('ins_', 'dmn_');
  expect(data).toMatchObject([{ id, name: 'localhost', is_satellite: false, development_origin: '' }]);
});
