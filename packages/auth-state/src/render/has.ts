// Pure
import { type OrganizationClaims, withPrefix } from './organization-claims.ts';

/** What to ask of a session. Several parts all have to hold. */
export interface HasParams {
  /** With or without the prefix `org:`. */
  role?: string | undefined;
  /** Such as `org:invoices:create`. */
  permission?: string | undefined;
}

export type Has = (params: HasParams) => boolean;

type Check = (asked: string, organization: OrganizationClaims) => boolean;

const CHECKS: ReadonlyMap<string, Check> = new Map<keyof HasParams, Check>([
  ['role', (asked, { orgRole }) => orgRole !== undefined && withPrefix(orgRole) === withPrefix(asked)],
  [
    'permission',
    (asked, { orgPermissions }) =>
      orgPermissions?.some((granted) => withPrefix(granted) === withPrefix(asked)) ?? false,
  ],
]);

/**
 * Whether a session may do what is asked. False when nothing is asked, when a part is not a text or not
 * known, and without an active organization. Never throws.
 */
export function createHas(organization: OrganizationClaims): Has {
  return (params) => {
    if (organization.orgId === undefined) {
      return false;
    }
    const asked: Array<[string, unknown]> = Object.entries(params ?? {}).filter(
      ([, value]) => value !== undefined,
    );
    return asked.length > 0 && asked.every(([dimension, value]) => passes(dimension, value, organization));
  };
}

function passes(dimension: string, value: unknown, organization: OrganizationClaims): boolean {
  const check = CHECKS.get(dimension);
  return check !== undefined && typeof value === 'string' && value !== '' && check(value, organization);
}
