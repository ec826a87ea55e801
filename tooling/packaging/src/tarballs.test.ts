import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, posix } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from './run.ts';
import { type Unpacked, unpack } from './unpack.ts';
import { publishedDirectories, readManifest, toolPath, workspaceRoot } from './workspace.ts';

const sandbox = inject('sandbox');
const tarballs = inject('tarballs');

it('There is a tarball of every package under packages/', async () => {
  const manifests = await Promise.all((await publishedDirectories(workspaceRoot)).map(readManifest));

  expect(tarballs.map(({ name }) => name).sort()).toEqual(manifests.map(({ name }) => name).sort());
});

for (const tarball of tarballs) {
  describe(`The tarball of ${tarball.name}`, () => {
    let unpacked: Unpacked;
    beforeAll(async () => {
      unpacked = await unpack(tarball, join(sandbox.directory, 'unpacked', tarball.name));
    });

    const readText = (file: string) => readFile(join(unpacked.directory, file), 'utf8');

    it('has a readme and a licence', async () => {
      const { license } = await readManifest(unpacked.directory);

      expect(['README.md', 'LICENSE'].filter((file) => !unpacked.files.includes(file))).toEqual([]);
      expect(license).toBe('MIT');
    });

    it('has a package.json without protocols of the workspace and without install scripts', async () => {
      const { scripts = {} } = await readManifest(unpacked.directory);

      expect(await readText('package.json')).not.toMatch(/"(workspace|catalog|link|file):/);
      expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
      expect(unpacked.files).not.toContain('binding.gyp');
    });

    it('holds no tests', () => {
      const testFile = /\.(test|test-d|test-support)\.|(^|\/)fixtures\//;

      expect(unpacked.files.filter((file) => testFile.test(file))).toEqual([]);
    });

    it('names no path of the machine that made it', async () => {
      const machinePaths = [workspaceRoot, `${homedir()}/`, 'file:///'];
      const texts = await Promise.all(
        unpacked.files.map(async (file) => [file, await readText(file)] as const),
      );
      const found = texts.filter(([, text]) => machinePaths.some((path) => text.includes(path)));

      expect(found.map(([file]) => file)).toEqual([]);
    });

    it('holds every source that its source maps name', async () => {
      const maps = unpacked.files.filter((file) => file.endsWith('.map'));
      const sources = await Promise.all(maps.map(async (map) => sourcesOf(map, await readText(map))));

      expect(maps).not.toEqual([]);
      expect(sources.flat().filter((source) => !unpacked.files.includes(source))).toEqual([]);
    });

    it('passes publint, strictly', async () => {
      const { buffer } = new Uint8Array(await readFile(tarball.filename));
      const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer } });

      expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    });

    it('has types that are right for every way to import them (attw)', async () => {
      const args = [tarball.filename, '--profile', 'node16', '--no-definitely-typed', '--no-color'];

      await run(toolPath('attw'), args, { cwd: sandbox.directory });
    });
  });
}

/** Paths from the root of the package. */
function sourcesOf(map: string, text: string): string[] {
  const { sources }: { sources: string[] } = JSON.parse(text);
  return sources.map((source) => posix.join(posix.dirname(map), source));
}
