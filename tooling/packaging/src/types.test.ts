import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, inject, it } from 'vitest';
import {
  findTsc,
  LATER_SETTINGS,
  LOWEST_SETTINGS,
  NEWEST_NODE_TYPES,
  OLDEST_NODE_TYPES,
} from './compilers.ts';
import { consumerDirectory, consumers } from './consumers.ts';
import { installInto } from './install.ts';
import { run } from './run.ts';

const sandbox = inject('sandbox');

const platforms = [
  { nodeTypes: OLDEST_NODE_TYPES, settings: LOWEST_SETTINGS },
  { nodeTypes: NEWEST_NODE_TYPES, settings: LATER_SETTINGS },
];

/** Node 18 has no global `crypto`: a program imports it. */
const CRYPTO = "import { webcrypto as crypto } from 'node:crypto';\n";

const files = await Promise.all(consumers.map(({ name }) => readdir(consumerDirectory(name))));
const typedConsumers = consumers.filter((_, index) => files[index]?.includes('usage.ts'));
const cases = typedConsumers.flatMap((consumer) =>
  platforms.map((platform) => ({ ...consumer, ...platform })),
);

for (const { name, installs, nodeTypes, settings, needsNode } of cases) {
  describe(`The types of the project ${name}, with @types/node ${nodeTypes}`, () => {
    const project = join(sandbox.directory, 'types', name, nodeTypes);
    beforeAll(() => installInto(project, [...installs, `@types/node@${nodeTypes}`], 'pnpm', sandbox));

    for (const { name: setting, compiler, extension, options } of settings) {
      const hasNode = options['types'] === undefined || String(options['types']) === 'node';
      it.skipIf(needsNode && !hasNode)(`pass ${compiler}, ${setting}`, async () => {
        const directory = consumerDirectory(name);
        const program = `usage-${settings.findIndex((one) => one.name === setting)}${extension}`;
        const usage = await readFile(join(directory, 'usage.ts'), 'utf8');
        const importsCrypto = hasNode && nodeTypes === OLDEST_NODE_TYPES && usage.includes('crypto.');
        await writeFile(join(project, program), (importsCrypto ? CRYPTO : '') + usage);
        // `import x = require()` is CommonJS.
        const isCommonJs = extension === '.cts';
        if (isCommonJs) {
          await copyFile(join(directory, 'require.cts'), join(project, 'require.cts'));
        }
        const config = join(project, `${program}.json`);
        const compilerOptions = { ...options, noEmit: true, declaration: true };
        const include = isCommonJs ? [program, 'require.cts'] : [program];
        await writeFile(config, JSON.stringify({ compilerOptions, files: include }));

        await run(process.execPath, [await findTsc(compiler), '--project', config], { cwd: project });
      });
    }
  });
}
