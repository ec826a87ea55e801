// Pure
import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';
import { memoizeOptions } from './memoize-options.ts';
import { compilePathPattern, type MatchPath } from './path-pattern.ts';

type Patterns = string | readonly string[] | undefined;

/** The paths of organizations and of the personal account, as patterns in the syntax of path-to-regexp 6. */
export interface OrganizationSyncOptions {
  /** Their parameter `:id` or `:slug` names the organization: `/orgs/:slug`, `/orgs/:id/(.*)`. */
  organizationPatterns?: Patterns;
  /** Paths on which no organization is active: `/me`, `/me/(.*)`. Organization patterns are matched first. */
  personalAccountPatterns?: Patterns;
}

const ORGANIZATION_SYNC_OPTIONS: OptionNames<OrganizationSyncOptions> = {
  organizationPatterns: true,
  personalAccountPatterns: true,
};

/** The organization that a path names, by its id or its slug. `null` stands for the personal account. */
export interface OrganizationTarget {
  readonly id?: string | undefined;
  readonly slug?: string | undefined;
}

const matcherOf = /* @__PURE__ */ memoizeOptions(({ pattern }: { pattern: string }) =>
  compilePathPattern(pattern),
);

const ORGANIZATION_PARAMETER = /:(?:id|slug)\b/;

/**
 * Compiles the patterns. The returned function returns undefined for a path that no pattern matches; organization
 * patterns come first. Throws a `ConfigError` for an invalid pattern or option.
 */
export function compileOrganizationSync(
  options: OrganizationSyncOptions,
): (pathname: string) => OrganizationTarget | null | undefined {
  const { organizationPatterns = [], personalAccountPatterns = [] } = readOptions(
    options,
    ORGANIZATION_SYNC_OPTIONS,
    { owner: 'authenticateRequest', prefix: 'organizationSyncOptions.' },
  );
  const organizations = compileAll('organizationPatterns', organizationPatterns);
  const personalAccounts = compileAll('personalAccountPatterns', personalAccountPatterns);
  const unnamed = [organizationPatterns].flat().find((pattern) => !ORGANIZATION_PARAMETER.test(pattern));
  if (unnamed !== undefined) {
    throw new ConfigError(
      `The pattern ${quote(unnamed)} of organizationPatterns names no organization. Give it a parameter ":id" or ":slug".`,
    );
  }
  return (pathname) => {
    for (const match of organizations) {
      const { id, slug } = match(pathname) ?? {};
      if (id || slug) {
        return id ? { id } : { slug };
      }
    }
    return personalAccounts.some((match) => match(pathname) !== null) ? null : undefined;
  };
}

function compileAll(name: string, patterns: unknown): MatchPath[] {
  return [patterns].flat().map((pattern) => {
    if (typeof pattern !== 'string') {
      throw new ConfigError(
        `Option "organizationSyncOptions.${name}" must be a path pattern or a list of them, not ${quote(patterns)}.`,
      );
    }
    return matcherOf({ pattern });
  });
}
