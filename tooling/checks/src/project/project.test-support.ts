import { describeProject } from './describe-project.ts';
import type { Check, Project } from './project.ts';

/** Returns a project with these files. A value that is not a string becomes JSON. */
export function projectOf(files: Record<string, unknown>): Project {
  const texts = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)] as const,
  );
  return describeProject(new Map(texts));
}

/** Returns a project with the library `@x/jwt` alone, whose index has this text. */
export function projectWithIndex(text: string): Project {
  return projectOf({ 'packages/jwt/package.json': { name: '@x/jwt' }, 'packages/jwt/src/index.ts': text });
}

/** Returns the violations of a check as `file:line message`. */
export function reportsOf(check: Check, project: Project): readonly string[] {
  return check.run(project).map(({ file, line, message }) => `${file}:${line ?? '-'} ${message}`);
}
