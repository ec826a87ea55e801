import { redisIsMissing, startRedisServer } from '@tooling/redis-server';
import { type Block, docViolation } from './block.ts';

export interface Services {
  /** Why what blocks need can't be had here, by what they need. */
  readonly missing: ReadonlyMap<string, string>;
  /** What the blocks find in their environment. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts what the blocks need, if any does: Redis, whose address is in `REDIS_URL`. */
export async function startServices(blocks: readonly Block[]): Promise<Services> {
  const needsRedis = blocks.some(({ needs }) => needs === 'redis-server');
  if (!needsRedis || redisIsMissing !== undefined) {
    const missing = new Map(redisIsMissing === undefined ? [] : [['redis-server', redisIsMissing]]);
    return { missing, env: {}, close: async () => undefined };
  }
  const { url, close } = await startRedisServer();
  return { missing: new Map(), env: { REDIS_URL: url }, close };
}

/** In CI, nothing is skipped for what is missing. */
export const missingInCi = (
  blocks: readonly Block[],
  { missing }: Pick<Services, 'missing'>,
  isCi: boolean,
) =>
  blocks
    .filter(({ needs }) => isCi && missing.has(needs ?? ''))
    .map(({ file, line, needs }) => docViolation(file, line, `did not run: ${missing.get(needs ?? '')}`));
