// Pure

declare global {
  /** What your application keeps on users and organizations. Type it by declaration merging. */
  interface UserPublicMetadata {
    [key: string]: unknown;
  }
  interface UserPrivateMetadata {
    [key: string]: unknown;
  }
  interface UserUnsafeMetadata {
    [key: string]: unknown;
  }
  interface OrganizationPublicMetadata {
    [key: string]: unknown;
  }
  interface OrganizationPrivateMetadata {
    [key: string]: unknown;
  }
  interface OrganizationMembershipPublicMetadata {
    [key: string]: unknown;
  }
  interface OrganizationMembershipPrivateMetadata {
    [key: string]: unknown;
  }
}

/** Metadata of a user as it can be set. */
export interface UserMetadataParams {
  publicMetadata?: UserPublicMetadata | undefined;
  privateMetadata?: UserPrivateMetadata | undefined;
  unsafeMetadata?: UserUnsafeMetadata | undefined;
}

/** Metadata of an organization as it can be set. */
export interface OrganizationMetadataParams {
  publicMetadata?: OrganizationPublicMetadata | undefined;
  privateMetadata?: OrganizationPrivateMetadata | undefined;
}
