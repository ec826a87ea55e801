import type { Check, Project, Violation } from './project/project.ts';

export interface Report {
  /** A line per check, such as `purity  60 of 400 source files are marked pure, ok`. */
  readonly lines: readonly string[];
  readonly violations: readonly Violation[];
}

export function runChecks(checks: readonly Check[], project: Project): Report {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const results = checks.map((check) => ({ check, violations: check.run(project) }));
  return {
    lines: results.map(({ check, violations }) => {
      const verdict = violations.length === 0 ? 'ok' : `${violations.length} violations`;
      return `${check.name.padEnd(width)}  ${check.scope(project)}, ${verdict}`;
    }),
    violations: results.flatMap((result) => result.violations),
  };
}

/** Returns `packages/jwt/src/index.ts:3 [check] message`, which editors and terminals turn into a link. */
export function formatViolation({ check, file, line, message }: Violation): string {
  return `${line === undefined ? file : `${file}:${line}`} [${check}] ${message}`;
}
