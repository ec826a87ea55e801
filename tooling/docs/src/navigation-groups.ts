/** What the navigation shows, in this order. */
export const GROUPS = {
  quickStarts: 'Quick starts',
  guides: 'Guides',
  migration: 'Migration',
  packages: 'Packages',
  troubleshooting: 'Troubleshooting',
  apiErrors: 'Errors of the API',
  reference: 'API reference',
} as const;

/** The groups that are open for a first visitor. Later visits find each group as they left it. */
export const OPEN_GROUPS: readonly string[] = [GROUPS.quickStarts, GROUPS.guides, GROUPS.migration];

/** The name that TypeDoc uses for the group of the API reference. */
export const MODULES = 'Modules';
