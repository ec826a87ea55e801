import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './generate.ts';
import { HEADER } from './render.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const target = 'packages';
/** The folders of `target` with generated files. */
const folders = ['rest-client/src', 'emulator/src', 'webhooks/src', 'compat/src'] as const;

/** Formats the files with the formatter of the repository. */
export function formatFiles(files: Files): Files {
  const scratch = mkdtempSync(join(tmpdir(), 'api-generator-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(scratch, file)), { recursive: true });
      writeFileSync(join(scratch, file), text);
    }
    const biome = join(repository, 'node_modules/.bin/biome');
    // The linter has rules for files by their place in the repository, and `pnpm lint` checks what is committed.
    const options = [
      'check',
      '--write',
      '--linter-enabled=false',
      `--config-path=${repository}`,
      '--vcs-enabled=false',
    ];
    const { status, stderr } = spawnSync(biome, [...options, scratch], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`The generated files can't be formatted:\n${stderr}`);
    }
    return new Map([...files.keys()].map((file) => [file, readFileSync(join(scratch, file), 'utf8')]));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Writes the files, and deletes files that are no longer generated. */
export function writeFiles(files: Files): void {
  for (const file of generatedFiles().filter((file) => !files.has(file))) {
    rmSync(join(repository, target, file));
  }
  for (const [file, text] of files) {
    mkdirSync(dirname(join(repository, target, file)), { recursive: true });
    writeFileSync(join(repository, target, file), text);
  }
}

/** Reports files on disk that differ from what the generator writes. */
export function compareFiles(files: Files): readonly string[] {
  const changed = [...files].filter(([file, text]) => readIfThere(file) !== text);
  const left = generatedFiles().filter((file) => !files.has(file));
  return [
    ...changed.map(
      ([file]) => `${join(target, file)} differs from what the generator writes: run pnpm generate`,
    ),
    ...left.map((file) => `${join(target, file)} is no longer generated: delete it`),
  ];
}

function generatedFiles(): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(repository, target, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.ts') && readIfThere(file)?.startsWith(HEADER));
}

function readIfThere(file: string): string | undefined {
  const path = join(repository, target, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
