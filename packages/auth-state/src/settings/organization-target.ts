// Pure
import { ConfigError } from '@x/errors';
import { memoizeOptions } from './memoize-options.ts';
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

const matcherOf = /* @__PURE__ */ memoizeOptions(({ pattern }: { pattern: string }) =>
  compilePathPattern(pattern),
);

/** What tells the organization. */
const NAMED = /:(?:id|slug)\b/;

const compileAll = (patterns: string | readonly string[]) =>
  [patterns].flat().map((pattern) => matcherOf({ pattern }));

/**
 * Compiles the patterns. A path that is of an organization is of no personal account. Throws a `ConfigError` for a
 * pattern that makes no sense.
 */
export function compileOrganizationSync(
  options: OrganizationSyncOptions,
): (pathname: string) => OrganizationTarget | null | undefined {
  const { organizationPatterns = [], personalAccountPatterns = [], ...others } = options;
  const organizations = compileAll(organizationPatterns);
  const personalAccounts = compileAll(personalAccountPatterns);
  if (Object.keys(others).length > 0 || ![organizationPatterns].flat().every((one) => NAMED.test(one))) {
    throw new ConfigError('Pass organizationPatterns with :id or :slug, or personalAccountPatterns.');
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
