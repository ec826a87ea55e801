import ts from 'typescript';
import { lineOf } from '../project/line-of.ts';
import type { Check, Package, Project, SourceFile, Violation } from '../project/project.ts';
import { sourceEntries } from '../project/resolve-import.ts';

/** The one package whose entries hand on what other packages declare. */
const UMBRELLA = '@x/backend';

export const shape: Check = {
  name: 'shape',
  run: (project) =>
    libraries(project).flatMap((one) => {
      const entries = new Set(sourceEntries(one).map(({ path }) => path));
      return sourcesOf(one).flatMap((file) => [
        ...checkSyntax(file),
        ...checkReExports(file, entries, one.manifest.name),
      ]);
    }),
  scope: (project) => `${libraries(project).flatMap(sourcesOf).length} library files`,
};

const libraries = ({ packages }: Project): readonly Package[] =>
  packages.filter(({ isLibrary }) => isLibrary);

const sourcesOf = ({ files }: Package): readonly SourceFile[] =>
  files.filter(({ kind }) => kind === 'source');

function checkSyntax({ path, ast }: SourceFile): readonly Violation[] {
  const found: Violation[] = [];
  const visit = (node: ts.Node): void => {
    const message = problemOf(node);
    if (message !== undefined) {
      found.push({ check: 'shape', file: path, line: lineOf(ast, node), message });
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}

function problemOf(node: ts.Node): string | undefined {
  if (ts.isExportAssignment(node) || isDefaultExport(node)) {
    return 'a default export: export it by its name';
  }
  if (ts.isEnumDeclaration(node)) {
    return 'an enum: use a const object and a union of its values';
  }
  if (ts.isClassLike(node) && !extendsError(node)) {
    return 'a class that is no error: write a createX function that gives a plain object';
  }
  return undefined;
}

function isDefaultExport(node: ts.Node): boolean {
  const hasDefaultModifier =
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  return hasDefaultModifier || (ts.isExportSpecifier(node) && node.name.text === 'default');
}

function extendsError(node: ts.ClassLikeDeclaration): boolean {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  return base !== undefined && /Error$/.test(base.expression.getText());
}

function checkReExports(
  { path, imports }: SourceFile,
  entries: ReadonlySet<string>,
  packageName: string,
): readonly Violation[] {
  return imports
    .filter(({ isReExport }) => isReExport)
    .flatMap(({ specifier, line }) => {
      const isForeign = !specifier.startsWith('.') && packageName !== UMBRELLA;
      const message = isForeign
        ? `re-exports '${specifier}': only ${UMBRELLA} hands on what other packages declare`
        : `re-exports '${specifier}': only an index.ts or an entry of the package does. Import it from where it is declared`;
      return isForeign || !(entries.has(path) || path.endsWith('/index.ts'))
        ? [{ check: 'shape', file: path, line, message }]
        : [];
    });
}
