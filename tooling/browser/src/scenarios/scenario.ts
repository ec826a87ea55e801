import type { Landing } from '../browser/landing.ts';
import type { Scene, SceneOptions } from './scene.ts';

/** One step of a scenario, and what the browser shows after it. */
export interface Step {
  readonly name: string;
  readonly run: (scene: Scene) => Promise<unknown>;
  readonly expected: unknown;
}

export interface Scenario {
  readonly name: string;
  readonly options?: SceneOptions;
  readonly steps: readonly Step[];
}

/** The cookies of a browser that is signed out. It has been at the instance once. */
const SIGNED_OUT_COOKIES: readonly string[] = ['__clerk_db_jwt', '__client_uat'];

/** The cookies of a browser that is signed in. */
export const SESSION_COOKIES: readonly string[] = ['__refresh', '__session', ...SIGNED_OUT_COOKIES].sort();

/** Shortens the expectation of a landing: signed out, without redirects, and with the cookies of that, unless it says otherwise. */
export function at(address: string, expected: Partial<Landing> = {}): Landing {
  const { user = 'nobody' } = expected;
  const cookies = user === 'nobody' ? SIGNED_OUT_COOKIES : SESSION_COOKIES;
  return { user, organization: 'none', cookies, redirects: 0, ...expected, address };
}
