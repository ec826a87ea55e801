import type { Project } from '../project/project.ts';

/** Returns a project with the files whose path contains one of these strings. Without a string, with all files. */
export function selectFiles({ packages, texts }: Project, parts: readonly string[]): Project {
  const isSelected = (path: string) => parts.length === 0 || parts.some((part) => path.includes(part));
  return {
    packages: packages.map((one) => ({ ...one, files: one.files.filter(({ path }) => isSelected(path)) })),
    texts: new Map([...texts].filter(([path]) => isSelected(path))),
  };
}
