// Pure
import { apiFault } from './errors.ts';

/** Published versions, the oldest first. They compare as text. */
const apiVersions = ['2021-02-05', '2024-10-01', '2025-04-10', '2025-11-10', '2026-05-12'] as const;

export type ApiVersion = (typeof apiVersions)[number];

export const newestApiVersion: ApiVersion = '2026-05-12';
const oldestApiVersion: ApiVersion = '2021-02-05';

/** A request names its version in a header or in the query, never in both; the oldest applies without. */
export function readApiVersion(header: string | undefined, query: URLSearchParams): ApiVersion {
  const parameter = query.get('__clerk_api_version') ?? undefined;
  if (header !== undefined && parameter !== undefined) {
    throw apiFault('api_version_invalid', { version: `${header} and ${parameter}` });
  }
  const asked = header ?? parameter ?? oldestApiVersion;
  const version = apiVersions.find((known) => known === asked);
  if (!version) throw apiFault('api_version_invalid', { version: asked });
  return version;
}
