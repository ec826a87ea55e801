/** The paths of an organization make it the active one. */
export const GUARD = {
  organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'], personalAccountPatterns: ['/me'] },
} as const;

/** The path that needs a session: other visitors are sent to the sign-in page of the instance. */
export const GUARDED_PATH = '/private';

/** The application is served below this path as well, as a router of a larger one. */
export const MOUNT_PATH = '/base';
