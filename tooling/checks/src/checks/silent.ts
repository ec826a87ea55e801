import ts from 'typescript';
import { lineOf } from '../project/line-of.ts';
import type { Check, Project, SourceFile, Violation } from '../project/project.ts';
import { forEachGlobal } from '../project/runtime-names.ts';

/** Programs, whose output is their purpose. */
const printing: ReadonlySet<string> = new Set(['packages/emulator/src/cli.ts']);

const streams: ReadonlySet<string> = new Set(['stdout', 'stderr', 'emitWarning']);

export const silent: Check = {
  name: 'silent',
  run: (project) => silentFiles(project).flatMap(checkFile),
  scope: (project) => `${silentFiles(project).length} library files`,
};

function silentFiles({ packages }: Project): readonly SourceFile[] {
  return packages
    .filter(({ isLibrary }) => isLibrary)
    .flatMap(({ files }) => files)
    .filter(({ kind, path }) => kind === 'source' && !printing.has(path));
}

function checkFile({ path, ast }: SourceFile): readonly Violation[] {
  const found: Violation[] = [];
  forEachGlobal(ast, (name, node) => {
    const { parent } = node;
    const isStream =
      name === 'process' && ts.isPropertyAccessExpression(parent) && streams.has(parent.name.text);
    if (name === 'console' || isStream) {
      const message = `a library prints through ${name}: return the information, or take a callback`;
      found.push({ check: 'silent', file: path, line: lineOf(ast, node), message });
    }
  });
  return found;
}
