// Pure
import type { Fields } from '../engine/fields.ts';

const text = { kind: 'string', nullable: true } as const;
const metadata = { kind: 'object' } as const;
/** Replaces all metadata. Newer versions have a separate operation for it. */
const metadataUntilSplit = { kind: 'object', removedIn: '2026-05-12' } as const;
const nullableMetadata = { kind: 'object', nullable: true } as const;
const requiredText = {
  kind: 'string',
  required: true,
  format: { pattern: /\S/, expected: 'a string that is not empty' },
} as const;
const slug = {
  kind: 'string',
  nullable: true,
  format: { pattern: /^[a-z0-9-]{0,256}$/, expected: 'lower-case letters, digits and dashes' },
} as const;
const limit = { kind: 'integer', nullable: true, minimum: 0 } as const;
const date = { kind: 'date', nullable: true } as const;

export const createOrganizationFields = {
  name: requiredText,
  createdBy: text,
  slug,
  maxAllowedMemberships: limit,
  publicMetadata: nullableMetadata,
  privateMetadata: nullableMetadata,
  createdAt: date,
  roleSetKey: text,
} as const satisfies Fields;

export const updateOrganizationFields = {
  name: { kind: 'string', nullable: true, format: requiredText.format },
  slug,
  maxAllowedMemberships: limit,
  adminDeleteEnabled: { kind: 'boolean', nullable: true },
  publicMetadata: metadataUntilSplit,
  privateMetadata: metadataUntilSplit,
  createdAt: date,
  roleSetKey: text,
} as const satisfies Fields;

export const organizationMetadataFields = {
  publicMetadata: metadata,
  privateMetadata: metadata,
} as const satisfies Fields;

export const createMembershipFields = {
  userId: requiredText,
  role: requiredText,
  publicMetadata: nullableMetadata,
  privateMetadata: nullableMetadata,
} as const satisfies Fields;

export const updateMembershipFields = { role: requiredText } as const satisfies Fields;
