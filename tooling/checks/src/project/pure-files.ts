import type { Project, SourceFile } from './project.ts';

/** Returns true if the line `// Pure` is among the comments before the first statement. */
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
