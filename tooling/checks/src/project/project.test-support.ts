import { describeProject } from './describe-project.ts';
import type { Check, Project } from './project.ts';

interface FixtureOptions {
  readonly built?: readonly string[];
  readonly mustBeBuilt?: boolean;
}

/** A project of a few files. A value that isn't a string becomes JSON. */
export function projectOf(files: Record<string, unknown>, options: FixtureOptions = {}): Project {
  const texts = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)] as const,
  );
  return describeProject({ texts: new Map(texts), ...options });
}

/** A project with the one library `@x/jwt`, whose index is this text. */
export function projectWithIndex(text: string): Project {
  return projectOf({ 'packages/jwt/package.json': { name: '@x/jwt' }, 'packages/jwt/src/index.ts': text });
}

/** What a check reports, as `file:line message`. */
export function reportsOf(check: Check, project: Project): readonly string[] {
  return check.run(project).map(({ file, line, message }) => `${file}:${line ?? '-'} ${message}`);
}
