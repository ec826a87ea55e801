import { redisIsMissing } from '@tooling/redis-server';
import { expect, test } from 'vitest';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';
import { missingInCi, type Services, startServices } from './services.ts';

const fence = '```';
const blocksOf = (meta: string) =>
  blocksOfMarkdown(`${fence}ts ${meta}\n1;\n${fence}`, { file: 'README.md' }).blocks;
const needy = blocksOf('needs="redis-server"');

test('startServices() starts nothing that no block needs', async () => {
  expect(await startServices(blocksOf(''))).toMatchObject({ env: {} });
});

test.skipIf(redisIsMissing)('startServices() starts Redis, and says where', async () => {
  const services = await startServices(needy);
  expect(services).toMatchObject({
    missing: new Map(),
    env: { REDIS_URL: expect.stringMatching(/^redis:/) },
  });
  await services.close();
});

test('missingInCi() fails what would be skipped elsewhere', () => {
  const services: Pick<Services, 'missing'> = { missing: new Map([['redis-server', 'not installed']]) };
  expect(missingInCi(needy, services, false)).toEqual([]);
  expect(missingInCi(blocksOf(''), services, true)).toEqual([]);
  expect(missingInCi(needy, services, true)).toMatchObject([
    { line: 1, message: 'did not run: not installed' },
  ]);
});
