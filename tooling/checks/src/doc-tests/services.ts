import { redisIsMissing, startRedisServer } from '@tooling/redis-server';
import { type Block, docViolation } from './block.ts';

export interface Services {
  /** The reason why a service is not available, by its name. */
  readonly missing: ReadonlyMap<string, string>;
  /** The environment variables for the blocks. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts Redis if a block needs it. Its address is in `REDIS_URL`. */
export async function startServices(blocks: readonly Block[]): Promise<Services> {
  const needsRedis = blocks.some(({ needs }) => needs === 'redis-server');
  if (!needsRedis || redisIsMissing !== undefined) {
    const missing = new Map(redisIsMissing === undefined ? [] : [['redis-server', redisIsMissing]]);
    return { missing, env: {}, close: async () => undefined };
  }
  const { url, close } = await startRedisServer();
  return { missing: new Map(), env: { REDIS_URL: url }, close };
}

/** Returns a violation for each block that was skipped in CI, where every service must be available. */
export const missingInCi = (
  blocks: readonly Block[],
  { missing }: Pick<Services, 'missing'>,
  isCi: boolean,
) =>
  blocks
    .filter(({ needs }) => isCi && missing.has(needs ?? ''))
    .map(({ file, line, needs }) => docViolation(file, line, `did not run: ${missing.get(needs ?? '')}`));
