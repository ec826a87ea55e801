import { redisIsMissing, startRedisServer } from '@tooling/redis-server';
import { chromiumPath } from '../../../config/chromium.ts';
import { type Block, docViolation } from './block.ts';

export interface Services {
  /** The reason why a service is not available, by its name. */
  readonly missing: ReadonlyMap<string, string>;
  /** The environment variables for the blocks. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts Redis if a block needs it. Its address is in `REDIS_URL`, and the path of Chromium in `CHROMIUM_PATH`. */
export async function startServices(blocks: readonly Block[]): Promise<Services> {
  const reasons = { 'redis-server': redisIsMissing, chromium: chromiumIsMissing };
  const missing = new Map(
    Object.entries(reasons).flatMap(([name, reason]) => (reason === undefined ? [] : [[name, reason]])),
  );
  const ofChromium = chromiumPath === undefined ? {} : { CHROMIUM_PATH: chromiumPath };
  const needsRedis = blocks.some(({ needs }) => needs === 'redis-server');
  if (!needsRedis || redisIsMissing !== undefined) {
    return { missing, env: ofChromium, close: async () => undefined };
  }
  const { url, close } = await startRedisServer();
  return { missing, env: { ...ofChromium, REDIS_URL: url }, close };
}

const chromiumIsMissing = chromiumPath === undefined ? 'Chromium is not installed' : undefined;

/** Returns a violation for each block that was skipped in CI, where every service must be available. */
export const missingInCi = (
  blocks: readonly Block[],
  { missing }: Pick<Services, 'missing'>,
  isCi: boolean,
) =>
  blocks
    .filter(({ needs }) => isCi && missing.has(needs ?? ''))
    .map(({ file, line, needs }) => docViolation(file, line, `did not run: ${missing.get(needs ?? '')}`));
