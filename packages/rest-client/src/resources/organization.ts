// Pure

/** An organization. Times are milliseconds since 1970. */
export interface Organization {
  object: 'organization';
  id: string;
  name: string;
  slug: string;
  imageUrl?: string;
  hasImage: boolean;
  /** Only where the call asks for it. */
  membersCount?: number;
  pendingInvitationsCount?: number;
  maxAllowedMemberships: number;
  adminDeleteEnabled: boolean;
  publicMetadata: OrganizationPublicMetadata;
  privateMetadata?: OrganizationPrivateMetadata;
  createdBy?: string;
  createdAt: number;
  updatedAt: number;
}

/** A user's membership of an organization. Times are milliseconds since 1970. */
export interface OrganizationMembership {
  object: 'organization_membership';
  id: string;
  role: string;
  roleName?: string;
  permissions: string[];
  publicMetadata: OrganizationMembershipPublicMetadata;
  privateMetadata?: OrganizationMembershipPrivateMetadata;
  organization: Organization;
  publicUserData?: PublicUserData;
  createdAt: number;
  updatedAt: number;
}

/** What members of an organization see of each other. */
export interface PublicUserData {
  userId: string;
  identifier: string;
  username?: string | null;
  firstName: string | null;
  lastName: string | null;
  imageUrl: string;
  hasImage: boolean;
}
