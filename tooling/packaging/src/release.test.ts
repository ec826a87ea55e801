import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findInstalled, installInto } from './install.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { publishAll } from './pack.ts';
import { type Rehearsal, rehearseRelease } from './rehearse-release.ts';
import { addChangeset, findChangesets } from './release-plan.ts';
import { publishMissingVersions } from './release-steps.ts';
import { run } from './run.ts';
import { readManifest } from './workspace.ts';

const RELEASE_IN_MS = 10 * 60_000;

/** Makes @x/errors the only package with a change, and the change visible to users of @x/backend. */
async function changeErrors(copy: string): Promise<void> {
  for (const file of await findChangesets(copy)) {
    await rm(file);
  }
  await appendFile(join(copy, 'packages/errors/src/index.ts'), "export const releaseProbe = 'released';\n");
  await addChangeset(copy, 'probe', { bumps: { '@x/errors': 'minor' }, summary: 'Export a probe.' });
}

describe('A release after a change in @x/errors alone', () => {
  // A registry of its own: other tests install the versions of the working tree.
  let sandbox: OpenSandbox;
  let rehearsal: Rehearsal;
  const newVersionOf = (name: string) => rehearsal.after.get(name);
  const idOf = (name: string) => `${name}@${newVersionOf(name)}`;
  beforeAll(async () => {
    sandbox = await openSandbox();
    await publishAll(inject('tarballs'), sandbox);
    rehearsal = await rehearseRelease(sandbox, () => undefined, changeErrors);
  }, RELEASE_IN_MS);
  afterAll(() => sandbox.close());

  it('bumps @x/errors and every package whose range of it no longer fits', () => {
    const { before, after, plan } = rehearsal;
    const bumps = new Map(plan.map(({ name, type }) => [name, type]));
    expect(bumps.get('@x/errors')).toBe('minor');
    expect(bumps.get('@x/backend')).toBe('patch');
    const bumped = [...after.keys()].filter((name) => after.get(name) !== before.get(name));
    expect(bumped.sort()).toEqual([...bumps.keys()].sort());
  });

  it('publishes the bumped packages alone, dependencies first', () => {
    const published = rehearsal.published.map(({ name, version }) => `${name}@${version}`);
    expect([...published].sort()).toEqual(rehearsal.plan.map(({ name }) => idOf(name)).sort());
    expect(published.at(0)).toBe(idOf('@x/errors'));
    const place = (name: string) => published.indexOf(idOf(name));
    for (const name of ['@x/backend', '@x/adapters']) {
      expect(place(name)).toBeGreaterThan(Math.max(place('@x/auth-state'), place('@x/proxy')));
    }
  });

  it('publishes nothing when it is repeated', async () => {
    expect(await publishMissingVersions(rehearsal.release)).toEqual([]);
  });

  it('commits the versions and tags them', async () => {
    const { repository } = rehearsal.release;
    const { stdout: status } = await run('git', ['status', '--porcelain'], { cwd: repository });
    const { stdout: tags } = await run('git', ['tag', '--points-at', 'HEAD'], { cwd: repository });
    expect(status).toBe('');
    expect(tags.split('\n')).toEqual(expect.arrayContaining([idOf('@x/errors'), idOf('@x/backend')]));
  });

  it('leaves a tarball and an SBOM of each package', async () => {
    const { outputDirectory } = rehearsal.release;
    const files = await readdir(outputDirectory);
    const stems = [...rehearsal.after].map(
      ([name, version]) => `${name.slice(1).replace('/', '-')}-${version}`,
    );
    expect(files.sort()).toEqual(stems.flatMap((stem) => [`${stem}.cdx.json`, `${stem}.tgz`]).sort());

    const file = join(outputDirectory, `x-backend-${newVersionOf('@x/backend')}.cdx.json`);
    const { bomFormat, components } = JSON.parse(await readFile(file, 'utf8'));
    expect(bomFormat).toBe('CycloneDX');
    expect(components.map(({ purl }: { purl: string }) => purl)).toContain(
      `pkg:npm/%40x/errors@${newVersionOf('@x/errors')}`,
    );
  });

  it.each([
    ['main.mjs', "import { releaseProbe } from '@x/backend/errors'; console.log(releaseProbe);"],
    ['main.cjs', "console.log(require('@x/backend/errors').releaseProbe);"],
  ])('reaches a new installation of @x/backend: %s', async (file, program) => {
    const project = join(sandbox.directory, 'projects/release', file);
    await installInto(project, ['@x/backend'], 'npm', sandbox);
    for (const [name, directory] of await findInstalled(project)) {
      expect(`${name}@${(await readManifest(directory)).version}`).toBe(idOf(name));
    }
    await writeFile(join(project, file), program);
    const { stdout } = await run(process.execPath, [file], { cwd: project, env: sandbox.env });
    expect(stdout).toBe('released\n');
  });
});
