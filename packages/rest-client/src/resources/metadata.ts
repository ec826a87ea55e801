// Pure

/**
 * Anything. The global interfaces inherit this rather than repeat it: two copies of this file in one program (ESM
 * and CommonJS) would clash over an index signature of their own.
 */
export interface OpenMetadata {
  [key: string]: unknown;
}

declare global {
  /** What your application keeps on users and organizations. Type it by declaration merging. */
  interface UserPublicMetadata extends OpenMetadata {}
  interface UserPrivateMetadata extends OpenMetadata {}
  interface UserUnsafeMetadata extends OpenMetadata {}
  interface OrganizationPublicMetadata extends OpenMetadata {}
  interface OrganizationPrivateMetadata extends OpenMetadata {}
  interface OrganizationInvitationPublicMetadata extends OpenMetadata {}
  interface OrganizationInvitationPrivateMetadata extends OpenMetadata {}
  interface OrganizationMembershipPublicMetadata extends OpenMetadata {}
  interface OrganizationMembershipPrivateMetadata extends OpenMetadata {}
}
