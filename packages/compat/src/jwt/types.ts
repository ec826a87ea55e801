// Pure

declare global {
  /** The custom claims of your session tokens. Add your types by declaration merging. */
  interface CustomJwtSessionClaims {}

  /** The roles and permissions of your organizations. Add `role` and `permission` by declaration merging. */
  interface ClerkAuthorization {}
}

/** A role of an organization. */
export type RoleKey = ClerkAuthorization extends { role: infer Role extends string } ? Role : string;

/** A permission in an organization. */
export type PermissionKey = ClerkAuthorization extends { permission: infer Permission extends string }
  ? Permission
  : string;

/** The actor that acts as the user (RFC 8693, section 4.1). */
export interface ActClaim {
  sub: string;
  type?: 'agent';
  [claim: string]: unknown;
}

/** The status of a session with a token. */
export type SessionStatusClaim = 'active' | 'pending';

/** Minutes since each factor was verified, or -1 for a factor that is not in use. */
export type FactorAges = [firstFactor: number, secondFactor: number];

/** The claims that tokens of all versions have. */
interface CommonClaims {
  __raw: string;
  iss: string;
  /** The id of the user. */
  sub: string;
  /** The id of the session. */
  sid: string;
  nbf: number;
  exp: number;
  iat: number;
  azp?: string;
  act?: ActClaim;
  fva?: FactorAges;
  sts?: SessionStatusClaim;
  [claim: string]: unknown;
}

/** The claims about the organization, which depend on the version of the token. */
type OrganizationClaims =
  | {
      v?: undefined;
      org_id?: string;
      org_slug?: string;
      org_role?: RoleKey;
      org_permissions?: PermissionKey[];
    }
  | {
      v: 2;
      fea?: string;
      pla?: string;
      o?: { id: string; slg?: string; rol?: RoleKey; per?: string; fpm?: string };
      org_id?: never;
      org_slug?: never;
      org_role?: never;
      org_permissions?: never;
    };

/** The claims of a token. Only those that verification checks are known to be there. */
export type JwtPayload = CommonClaims & CustomJwtSessionClaims & OrganizationClaims;

/** The header of a token (RFC 7515, section 4). */
export interface JwtHeader {
  alg: string;
  typ?: string;
  cty?: string;
  crit?: Array<string | Exclude<keyof JwtHeader, 'crit'>>;
  kid: string;
  jku?: string;
  x5u?: string | string[];
  'x5t#S256'?: string;
  x5t?: string;
  x5c?: string | string[];
  oiat?: number;
  cat?: string;
}

/** A decoded token. */
export interface Jwt {
  header: JwtHeader;
  payload: JwtPayload;
  signature: Uint8Array;
  raw: { header: string; payload: string; signature: string; text: string };
}
