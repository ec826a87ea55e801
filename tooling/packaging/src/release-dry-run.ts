import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copyRepository } from './copy-repository.ts';
import { findInstalled, installInto } from './install.ts';
import { openSandbox, type Sandbox } from './open-sandbox.ts';
import { changeset, ensureChangeset, type Release, readReleasePlan } from './release-plan.ts';
import { run } from './run.ts';
import { publishedDirectories, readManifest, workspaceRoot } from './workspace.ts';

/** By package name. */
type Versions = ReadonlyMap<string, string>;

const USE_BACKEND = `
  import { createClerkClient } from '@x/backend';
  console.log(typeof createClerkClient({ secretKey: 'sk_test_dry_run' }).users.getUser);
`;

const { close, ...sandbox } = await openSandbox();
try {
  await rehearse(sandbox);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await close();
}

/** Releases a copy of this repository to a registry that lives no longer than this function. */
async function rehearse({ directory, env, pnpm: [program, ...first] }: Sandbox): Promise<void> {
  const copy = join(directory, 'repository');
  const pnpm = (...args: string[]) => run(program, [...first, ...args], { cwd: copy });
  const install = () => pnpm('install', '--frozen-lockfile', '--filter', '.', '--filter', './packages/*');

  await step('copy the working tree', () => copyRepository(workspaceRoot, copy));
  await step('install', install);
  const before = await readVersions(copy);
  if (await ensureChangeset(copy)) {
    console.log('No changeset waits for a release, so a sample stands in: a minor of @x/jwt.');
  }
  const plan = await step('changeset status', () => readReleasePlan(copy));
  await step('changeset version', () => changeset(copy, ['version']));
  const after = await readVersions(copy);
  assert.deepEqual(after, applyPlan(before, plan), 'changeset version did not do what it announced');
  await step('install', install);
  await step('build', () => pnpm('--recursive', '--filter', './packages/*', 'run', 'build'));
  await step('changeset publish', () => changeset(copy, ['publish', '--no-git-tag'], env));
  await step('install @x/backend from the registry and use it', () => useBackend(after));
  report(before, after, plan);
}

async function readVersions(repository: string): Promise<Versions> {
  const manifests = await Promise.all((await publishedDirectories(repository)).map(readManifest));
  return new Map(manifests.map(({ name, version }) => [name, version]));
}

function applyPlan(versions: Versions, plan: readonly Release[]): Versions {
  return new Map([...versions, ...plan.map(({ name, newVersion }) => [name, newVersion] as const)]);
}

/** What a user gets has to be what was just versioned, in all its packages. */
async function useBackend(released: Versions): Promise<void> {
  const project = join(sandbox.directory, 'project');
  await installInto(project, ['@x/backend'], 'npm', sandbox);
  for (const [name, directory] of await findInstalled(project)) {
    assert.equal((await readManifest(directory)).version, released.get(name), `The version of ${name}`);
  }
  const args = ['--input-type=module', '--eval', USE_BACKEND];
  const { stdout } = await run(process.execPath, args, { cwd: project, env: sandbox.env });
  assert.equal(stdout, 'function\n');
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startInMs = performance.now();
  const result = await work();
  console.log(`${name.padEnd(48)} ${((performance.now() - startInMs) / 1000).toFixed(1).padStart(6)} s`);
  return result;
}

/** Packages that the plan leaves out keep their version: each has its own. */
function report(before: Versions, after: Versions, plan: readonly Release[]): void {
  const bumps = new Map(plan.map(({ name, type }) => [name, type]));
  const rows = [...after].map(([name, version]) => [name, before.get(name), version, bumps.get(name) ?? '-']);
  const line = (cells: readonly unknown[]) =>
    cells
      .map((cell) => String(cell).padEnd(16))
      .join(' ')
      .trimEnd();
  console.log(['', line(['package', 'before', 'after', 'bump']), ...rows.map(line)].join('\n'));
}
