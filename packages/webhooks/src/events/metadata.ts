// Pure

/**
 * Accepts any key. The global interfaces extend this one instead of repeating its index signature: the signatures would
 * conflict with those of `@x/rest-client`, which declares the same interfaces.
 */
export interface OpenMetadata {
  [key: string]: unknown;
}

declare global {
  /** The metadata of your application on users and organizations. Add your types by declaration merging. */
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
