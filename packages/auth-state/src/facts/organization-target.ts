// Pure
import { memoize } from '../memoize.ts';
import { compilePathPattern } from './path-pattern.ts';

type Patterns = string | readonly string[] | undefined;

/** Which paths are of an organization, and which of a personal account: patterns as path-to-regexp 6 has them. */
export interface OrganizationSyncOptions {
  /** Their parameter `:id` or `:slug` tells the organization: `/orgs/:slug`, `/orgs/:id/(.*)`. */
  organizationPatterns?: Patterns;
  personalAccountPatterns?: Patterns;
}

/** The organization that a path is of, by id or slug; `null` is the personal account. */
export interface OrganizationTarget {
  readonly id?: string | undefined;
  readonly slug?: string | undefined;
}

const matcherOf = /* @__PURE__ */ memoize(compilePathPattern);

const compileAll = (patterns: Patterns = []) => [patterns].flat().map(matcherOf);

/**
 * Compiles the patterns. A path that is of an organization is of no personal account. Throws a `ConfigError` for a
 * pattern that makes no sense.
 */
export function compileOrganizationSync({
  organizationPatterns,
  personalAccountPatterns,
}: OrganizationSyncOptions): (pathname: string) => OrganizationTarget | null | undefined {
  const organizations = compileAll(organizationPatterns);
  const personalAccounts = compileAll(personalAccountPatterns);
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
