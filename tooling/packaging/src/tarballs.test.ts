import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, posix } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { checkTypeResolution, findPublishingFaults } from './check-tarball.ts';
import { type Unpacked, unpack } from './unpack.ts';
import { publishedDirectories, readManifest, workspaceRoot } from './workspace.ts';

const sandbox = inject('sandbox');
const tarballs = inject('tarballs');

it('Every package under packages/ has a tarball', async () => {
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

    it('contains a readme and a licence', async () => {
      const { license } = await readManifest(unpacked.directory);

      expect(['README.md', 'LICENSE'].filter((file) => !unpacked.files.includes(file))).toEqual([]);
      expect(license).toBe('MIT');
    });

    it('has a package.json without workspace protocols and install scripts', async () => {
      const { scripts = {} } = await readManifest(unpacked.directory);

      expect(await readText('package.json')).not.toMatch(/"(workspace|catalog|link|file):/);
      expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
      expect(unpacked.files).not.toContain('binding.gyp');
    });

    it('contains no tests', () => {
      const testFile = /\.(test|test-d|test-support)\.|(^|\/)fixtures\//;

      expect(unpacked.files.filter((file) => testFile.test(file))).toEqual([]);
    });

    it('contains every file that its documents link to', async () => {
      const documents = unpacked.files.filter((file) => file.endsWith('.md') && !file.startsWith('src/'));
      const links = await Promise.all(documents.map(async (file) => linksOf(file, await readText(file))));

      expect(links.flat().filter((target) => !unpacked.files.includes(target))).toEqual([]);
    });

    it('contains no path of the machine that packed it', async () => {
      const machinePaths = [workspaceRoot, `${homedir()}/`, 'file:///'];
      const texts = await Promise.all(
        unpacked.files.map(async (file) => [file, await readText(file)] as const),
      );
      const found = texts.filter(([, text]) => machinePaths.some((path) => text.includes(path)));

      expect(found.map(([file]) => file)).toEqual([]);
    });

    it('contains every source that its source maps name', async () => {
      const maps = unpacked.files.filter((file) => file.endsWith('.map'));
      const sources = await Promise.all(maps.map(async (map) => sourcesOf(map, await readText(map))));

      expect(maps).not.toEqual([]);
      expect(sources.flat().filter((source) => !unpacked.files.includes(source))).toEqual([]);
    });

    it('has no source in a source map (decision 025)', async () => {
      const maps = unpacked.files.filter((file) => file.endsWith('.map'));
      const texts = await Promise.all(maps.map(async (map) => [map, await readText(map)] as const));
      const withSources = texts.filter(([, text]) => 'sourcesContent' in JSON.parse(text));

      expect(withSources.map(([map]) => map)).toEqual([]);
    });

    it('passes publint in strict mode', async () => {
      expect(await findPublishingFaults(tarball)).toEqual([]);
    });

    it('has the right types for every kind of import (attw)', async () => {
      await checkTypeResolution(tarball);
    });
  });
}

/** Returns the files that a document links to, as paths from the root of the package. */
function linksOf(document: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\((?!#|[a-z]+:)(?<target>[^)#\s]+)/g)];
  return targets.map(({ groups }) => posix.join(posix.dirname(document), groups?.['target'] ?? ''));
}

/** Returns the sources of a map as paths from the root of the package. */
function sourcesOf(map: string, text: string): string[] {
  const { sources }: { sources: string[] } = JSON.parse(text);
  return sources.map((source) => posix.join(posix.dirname(map), source));
}
