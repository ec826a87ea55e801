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

/** Shortens the expectation of a landing: signed out at `/`, without redirects, unless it says otherwise. */
export function at(address: string, expected: Partial<Landing> = {}): Landing {
  return { user: 'nobody', organization: 'none', redirects: 0, ...expected, address };
}
