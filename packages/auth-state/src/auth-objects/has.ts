// Pure
import type { JwtPayload } from '@x/jwt';
import { type FactorAges, isReverified, type ReverificationConfig } from './reverification.ts';
import { namesOfScope, type Scope } from './scoped-names.ts';

/** What to ask of a session. Several parts all have to hold. */
export interface HasParams {
  /** With or without the prefix `org:`. */
  role?: string | undefined;
  /** Such as `org:invoices:create`, with or without the prefix `org:`. */
  permission?: string | undefined;
  /** Such as `invoices`; `org:invoices` or `user:invoices` ask one of both only. */
  feature?: string | undefined;
  /** Such as `pro`, with a scope as features have. */
  plan?: string | undefined;
  /** How recently the user must have been verified. */
  reverification?: ReverificationConfig | undefined;
}

/** Whether a session may do what is asked. */
export type Has = (params: HasParams) => boolean;

/** What the answer depends on. */
interface Session {
  readonly sessionClaims: JwtPayload;
  readonly orgRole: string | undefined;
  readonly orgPermissions: readonly string[] | undefined;
  readonly factorVerificationAge: FactorAges | null;
}

type Check = (asked: string, session: Session) => boolean;

const CHECKS: ReadonlyMap<string, Check> = new Map<keyof HasParams, Check>([
  ['role', (asked, { orgRole }) => orgRole !== undefined && withPrefix(orgRole) === withPrefix(asked)],
  ['permission', (asked, { orgPermissions }) => orgPermissions?.includes(withPrefix(asked)) ?? false],
  ['feature', (asked, { sessionClaims }) => isListed(asked, sessionClaims['fea'])],
  ['plan', (asked, { sessionClaims }) => isListed(asked, sessionClaims['pla'])],
]);

const SCOPES: ReadonlyMap<string | undefined, readonly Scope[]> = new Map([
  [undefined, ['o', 'u']],
  ['o', ['o']],
  ['org', ['o']],
  ['organization', ['o']],
  ['u', ['u']],
  ['user', ['u']],
]);

/**
 * Answers what a session may do. False when nothing is asked, and when a part is malformed or not known.
 * Never throws.
 */
export function isAuthorized(params: HasParams, session: Session): boolean {
  const asked: Array<[string, unknown]> = Object.entries(params ?? {}).filter(
    ([, value]) => value !== undefined,
  );
  return asked.length > 0 && asked.every(([dimension, value]) => holds(dimension, value, session));
}

function holds(dimension: string, asked: unknown, session: Session): boolean {
  return dimension === 'reverification'
    ? isReverified(asked, session.factorVerificationAge)
    : typeof asked === 'string' && asked !== '' && (CHECKS.get(dimension)?.(asked, session) ?? false);
}

/** Whether a claim lists what is asked, in the scope that is asked or in any. */
function isListed(asked: string, claim: unknown): boolean {
  const colon = asked.indexOf(':');
  const scopes = SCOPES.get(colon < 0 ? undefined : asked.slice(0, colon));
  const name = asked.slice(colon + 1);
  return name !== '' && (scopes?.some((scope) => namesOfScope(claim, scope).includes(name)) ?? false);
}

/** Roles and permissions of organizations with exactly one of the prefixes that may be left out. */
function withPrefix(name: string): string {
  return name.replace(/^(?:org:)*/, 'org:');
}
