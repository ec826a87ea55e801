import type { Compose } from '../operation.ts';
import { mapFields } from './map-fields.ts';
import { splitFields } from './split-fields.ts';
import { toDate } from './with-dates.ts';

const METADATA = ['publicMetadata', 'privateMetadata', 'unsafeMetadata'];

/** The first version that takes metadata only at an endpoint of its own. */
const FIRST_APART = '2026-05-12';

/**
 * An update with metadata, which is replaced. Newer versions of the API take it in a second request: when that
 * one fails, the first has done its work.
 */
export const withMetadataApart: Compose = async (send, transport, operation, [id, params], options) => {
  const { companion, composed } = operation;
  const dated = mapFields(params, composed, toDate);
  const [metadata, rest] = splitFields(dated, METADATA);
  const isTogether = (transport.headers['clerk-api-version'] ?? '') < FIRST_APART;
  if (!companion || isTogether || Object.keys(metadata).length === 0) {
    return send(transport, operation, [id, dated], options);
  }
  if (Object.keys(Object(rest)).length > 0) {
    const changed = await send(transport, operation, [id, rest], options);
    if (changed.errors !== null) {
      return changed;
    }
  }
  return send(transport, companion, [id, metadata], options);
};
