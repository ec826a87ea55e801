import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../apps/app.ts';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { foreignHostsOf } from '../browser/launch.ts';
import { scenarios } from './scenarios.ts';
import { createScene, type Scene } from './scene.ts';

/** Defines the tests of our SDK with one way to serve the application. Each step builds on the one before. */
export function defineSuite(server: Server): void {
  describeInBrowser(`our SDK, ${server.name}`, () => {
    describe.each(scenarios)('$name', ({ options = {}, steps }) => {
      let scene: Scene;
      beforeAll(async () => {
        scene = await createScene(server, options);
      });
      afterAll(() => scene?.close());

      it.each(steps)('$name', async ({ run, expected }) => {
        expect(await run(scene)).toStrictEqual(expected);
      });

      it('sent no request to another machine', () => {
        expect(foreignHostsOf(scene.profile)).toEqual([]);
      });
    });
  });
}
