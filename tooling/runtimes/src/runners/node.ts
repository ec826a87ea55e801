import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { runByCommand } from './command.ts';
import type { Command, Runner } from './runner.ts';

const nodeBinaries = createRequire(
  createRequire(import.meta.url).resolve('@tooling/node-binaries/package.json'),
);

/** The Node that runs the tests. */
export const currentNode: Runner = nodeRunner(
  `node-${process.versions.node.split('.')[0]}`,
  process.execPath,
);

/** A Node binary that is installed as a package. The packages exist for Linux on x64 only. */
export function packagedNode(name: string): Runner {
  try {
    return nodeRunner(name, join(dirname(nodeBinaries.resolve(`${name}/package.json`)), 'bin', 'node'));
  } catch {
    return { name, unavailable: 'its binary is installed on Linux x64 only', run: async () => [] };
  }
}

function nodeRunner(name: string, binary: string): Runner {
  const command: Command = { binary, conditions: ['node'] };
  return { name, command: () => command, run: (program) => runByCommand(program, command) };
}
