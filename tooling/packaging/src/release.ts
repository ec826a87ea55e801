import assert from 'node:assert/strict';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { findPnpm } from './find-pnpm.ts';
import { findInstalled, installInto } from './install.ts';
import { openSandbox, type Sandbox } from './open-sandbox.ts';
import { type Rehearsal, rehearseRelease, type Versions } from './rehearse-release.ts';
import { addChangeset, findChangesets } from './release-plan.ts';
import { publishPackages, type Release, step, versionPackages } from './release-steps.ts';
import { run } from './run.ts';
import { readManifest, workspaceRoot } from './workspace.ts';

const HELP = `Usage: pnpm release [version | publish] [options]

Releases the packages under packages/ that have changed.

Steps (both, in this order, if none is named):
  version     Applies the changesets: bumps the versions, writes the changelogs, and commits both.
  publish     Builds, checks and packs all packages, publishes the versions that the registry lacks, dependencies
              first, and tags them in git. Can be repeated: it skips the versions that the registry has.

Options:
  --dry-run          Does both steps with a copy of the working tree and a registry on loopback, then installs
                     @x/backend from there and uses it. Changes nothing else.
  --registry <url>   Publishes to this registry. Default: the registry in the settings of npm.
  --tag <name>       Publishes under this distribution tag. Default: latest.
  --provenance       Publishes with a provenance attestation. Works only in a CI that has an OpenID token for it.
  --otp <code>       The one-time password of an account with two-factor authentication.
  --skip-ok          Doesn't run "pnpm ok" before it publishes. For a CI that has just run it.
  --help             Shows this text.

Both steps need a clean working tree. The tarballs and an SBOM of each package (CycloneDX) are left in release/.
Nothing is pushed: push the commit and the tags with "git push --follow-tags" once everything is published.
`;

const USE_BACKEND = `
  import { createClerkClient } from '@x/backend';
  console.log(typeof createClerkClient({ secretKey: 'sk_test_dry_run' }).users.getUser);
`;

const STEPS: ReadonlyMap<string, (release: Release) => Promise<void>> = new Map([
  ['version', versionPackages],
  ['publish', publishAndReport],
]);

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    // pnpm passes on a `--` that separates its own arguments from the arguments of the script.
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      registry: { type: 'string' },
      tag: { type: 'string' },
      provenance: { type: 'boolean', default: false },
      otp: { type: 'string' },
      'skip-ok': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (values['dry-run']) {
    await dryRun();
    return;
  }
  const steps = readSteps(positionals);
  const { registry, tag, otp, provenance } = values;
  const release: Release = {
    repository: workspaceRoot,
    pnpm: await findPnpm(),
    outputDirectory: join(workspaceRoot, 'release'),
    publishArguments: [
      ...option('--registry', registry),
      ...option('--tag', tag),
      ...option('--otp', otp),
      ...(provenance ? ['--provenance'] : []),
    ],
    runsGate: !values['skip-ok'],
    print: console.log,
  };
  for (const runStep of steps) {
    await runStep(release);
  }
}

/** Returns the named steps, or all steps if none is named. */
function readSteps(names: readonly string[]): ReadonlyArray<(release: Release) => Promise<void>> {
  if (names.length === 0) {
    return [...STEPS.values()];
  }
  return names.map((name) => {
    const runStep = STEPS.get(name);
    if (runStep === undefined) {
      throw new Error(`Unknown step "${name}". Steps are ${[...STEPS.keys()].join(', ')}.`);
    }
    return runStep;
  });
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}

async function publishAndReport(release: Release): Promise<void> {
  const published = await publishPackages(release);
  const lines = published.map(({ name, version }) => `Published ${name}@${version}`);
  console.log(lines.length === 0 ? 'The registry has all versions already.' : lines.join('\n'));
}

/** Releases a copy of the working tree to a registry that ends with this function. */
async function dryRun(): Promise<void> {
  const { close, ...sandbox } = await openSandbox();
  try {
    const rehearsal = await rehearseRelease(sandbox, console.log, ensureChangeset);
    const { before, after, plan } = rehearsal;
    const planned = new Map([...before, ...plan.map(({ name, newVersion }) => [name, newVersion] as const)]);
    assert.deepEqual(after, planned, 'changeset version did not do what changeset status announced');
    await step('install @x/backend from the registry and use it', console.log, () =>
      useBackend(sandbox, after),
    );
    report(rehearsal);
  } finally {
    await close();
  }
}

/** Adds a changeset if none waits, so that there is something to release. */
async function ensureChangeset(repository: string): Promise<void> {
  if ((await findChangesets(repository)).length > 0) {
    return;
  }
  console.log('No changeset waits for a release. A sample takes its place: a minor version of @x/jwt.');
  await addChangeset(repository, 'sample', { bumps: { '@x/jwt': 'minor' }, summary: 'A sample change.' });
}

/** Installs @x/backend and uses it. Rejects if the installation has a version that was not released. */
async function useBackend(sandbox: Sandbox, released: Versions): Promise<void> {
  const project = join(sandbox.directory, 'project');
  await installInto(project, ['@x/backend'], 'npm', sandbox);
  for (const [name, directory] of await findInstalled(project)) {
    assert.equal((await readManifest(directory)).version, released.get(name), `The version of ${name}`);
  }
  const args = ['--input-type=module', '--eval', USE_BACKEND];
  const { stdout } = await run(process.execPath, args, { cwd: project, env: sandbox.env });
  assert.equal(stdout, 'function\n');
}

/** Prints every package with its versions. A package that the plan leaves out keeps its version. */
function report({ before, after, plan }: Rehearsal): void {
  const bumps = new Map(plan.map(({ name, type }) => [name, type]));
  const rows = [...after].map(([name, version]) => [name, before.get(name), version, bumps.get(name) ?? '-']);
  const toLine = (cells: readonly unknown[]) =>
    cells
      .map((cell) => String(cell).padEnd(16))
      .join(' ')
      .trimEnd();
  console.log(['', toLine(['package', 'before', 'after', 'bump']), ...rows.map(toLine)].join('\n'));
}
