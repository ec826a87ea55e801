import type { Import, Package, Project, SourceFile } from './project.ts';
import { resolveImport } from './resolve-import.ts';

/** A file is marked by the line `// Pure` among the comments before its first statement. */
export function isMarkedPure({ text, ast }: SourceFile): boolean {
  const head = text.slice(0, ast.statements[0]?.getStart(ast) ?? text.length);
  return head.split('\n').some((line) => line.trimEnd() === '// Pure');
}

export function isPurePath(path: string, project: Project): boolean {
  const file = fileAt(path, project);
  return file !== undefined && isMarkedPure(file);
}

export function fileAt(path: string, { packages }: Project): SourceFile | undefined {
  const owner = packages.find(({ folder }) => path.startsWith(`${folder}/`));
  return owner?.files.find((file) => file.path === path);
}

/** Whether an import leads to files of the same package that are all pure. */
export function importsPureFiles(
  { specifier }: Import,
  file: SourceFile,
  one: Package,
  project: Project,
): boolean {
  const target = resolveImport(specifier, file.path, one);
  return target.kind === 'files' && target.paths.every((path) => isPurePath(path, project));
}
