import { type RedisServer, redisIsMissing, startRedisServer } from '@tooling/redis-server';
import { afterAll, beforeAll, describe, it } from 'vitest';

/** Defines a suite that starts its own Redis. Without Redis, the suite is skipped with a message; in CI it fails. */
export function describeWithRedis(name: string, define: (redis: () => RedisServer) => void): void {
  const missing = redisIsMissing;
  if (missing !== undefined) {
    console.info(`skipped: ${missing}`);
    describe(name, () => {
      it('has a Redis', ({ skip }) => {
        if (process.env['CI']) {
          throw new Error(missing);
        }
        skip(missing);
      });
    });
    return;
  }
  describe(name, () => {
    let redis: RedisServer | undefined;
    beforeAll(async () => {
      redis = await startRedisServer();
    });
    afterAll(() => redis?.close());
    define(() => {
      if (redis === undefined) {
        throw new Error('Redis is there once tests run.');
      }
      return redis;
    });
  });
}
