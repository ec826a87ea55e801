import type { Compose } from '../engine/operation.ts';
import { mapFields } from './map-fields.ts';
import { splitFields } from './split-fields.ts';
import { toDate } from './with-dates.ts';

const METADATA = ['publicMetadata', 'privateMetadata', 'unsafeMetadata'];

/** The first version that accepts metadata only at a separate endpoint. */
const FIRST_VERSION_APART = '2026-05-12';

/**
 * Updates an object and replaces its metadata. Newer API versions need a second request for the metadata. If that fails,
 * the first has taken effect.
 */
export const withMetadataApart: Compose = async (send, transport, operation, [id, params], options) => {
  const { companion, composed } = operation;
  const dated = mapFields(params, composed, toDate);
  const [metadata, rest] = splitFields(dated, METADATA);
  const isTogether = (transport.headers['clerk-api-version'] ?? '') < FIRST_VERSION_APART;
  if (!companion || isTogether || Object.keys(metadata).length === 0) {
    return send(transport, operation, [id, dated], options);
  }
  if (Object.keys(Object(rest)).length > 0) {
    const updated = await send(transport, operation, [id, rest], options);
    if (updated.errors !== null) {
      return updated;
    }
  }
  return send(transport, companion, [id, metadata], options);
};
