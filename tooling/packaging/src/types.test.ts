import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, inject, it } from 'vitest';
import { consumerDirectory, consumers } from './consumers.ts';
import { installInto } from './install.ts';
import { run } from './run.ts';
import { packagingRoot, readManifest, toolPath } from './workspace.ts';

const sandbox = inject('sandbox');
const { version: nodeTypes } = await readManifest(join(packagingRoot, 'node_modules/@types/node'));

/** The sources of the types of globals such as `Request` and `fetch`. */
const platforms = [
  { platform: 'the DOM', lib: ['ES2022', 'DOM'], types: [], platformTypes: [] },
  { platform: 'Node', lib: ['ES2022'], types: ['node'], platformTypes: [`@types/node@${nodeTypes}`] },
];

const resolutions = [
  { moduleResolution: 'node16', module: 'node16' },
  // Unlike `esnext`, `preserve` allows `require` in CommonJS files.
  { moduleResolution: 'bundler', module: 'preserve' },
];

/** The strictest settings of a user, which also check our declarations. */
const strictest = {
  target: 'ES2022',
  noEmit: true,
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

/** One source is compiled as an ES module and as CommonJS. `import x = require()` has a separate file. */
const typedFiles = [
  ['usage.ts', 'usage.mts'],
  ['usage.ts', 'usage.cts'],
  ['require.cts', 'require.cts'],
] as const;

const files = await Promise.all(consumers.map(({ name }) => readdir(consumerDirectory(name))));
const typedConsumers = consumers.filter((_, index) => files[index]?.includes('usage.ts'));
const cases = typedConsumers.flatMap((consumer) =>
  platforms
    .filter(({ platform }) => consumer.platforms?.includes(platform) ?? true)
    .map((platform) => ({ ...consumer, ...platform })),
);

for (const { name, installs, platform, lib, types, platformTypes } of cases) {
  describe(`The types of the project ${name}, with the globals of ${platform}`, () => {
    const project = join(sandbox.directory, 'types', name, platform);
    beforeAll(async () => {
      await installInto(project, [...installs, ...platformTypes], 'pnpm', sandbox);
      for (const [source, target] of typedFiles) {
        await copyFile(join(consumerDirectory(name), source), join(project, target));
      }
    });

    for (const resolution of resolutions) {
      it(`pass tsc with moduleResolution ${resolution.moduleResolution}`, async () => {
        const config = join(project, `tsconfig.${resolution.moduleResolution}.json`);
        const compilerOptions = { ...strictest, ...resolution, lib, types };
        await writeFile(config, JSON.stringify({ compilerOptions, include: ['*.mts', '*.cts'] }));

        await run(toolPath('tsc'), ['--project', config], { cwd: project });
      });
    }
  });
}
