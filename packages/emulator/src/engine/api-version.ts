// Pure
import { apiFault } from './errors.ts';

/** The published versions, oldest first. They are dates, so comparing the strings compares the versions. */
const apiVersions = ['2021-02-05', '2024-10-01', '2025-04-10', '2025-11-10', '2026-05-12'] as const;

export type ApiVersion = (typeof apiVersions)[number];

const oldestApiVersion: ApiVersion = '2021-02-05';

/**
 * Returns the version that a request names in a header or in the query, or the oldest version if it names none. Throws
 * an `ApiFault` for an unknown version and for a request that names two.
 */
export function readApiVersion(header: string | undefined, query: URLSearchParams): ApiVersion {
  const parameter = query.get('__clerk_api_version') ?? undefined;
  if (header !== undefined && parameter !== undefined) {
    throw apiFault('api_version_invalid', { version: `${header} and ${parameter}` });
  }
  const requested = header ?? parameter ?? oldestApiVersion;
  const version = apiVersions.find((known) => known === requested);
  if (!version) throw apiFault('api_version_invalid', { version: requested });
  return version;
}

/**
 * Returns the version of a browser's request. Browser SDKs are newer than this emulator, so a newer version counts as the
 * newest known one. Throws an `ApiFault` for a value that is not a date.
 */
export function readFrontendApiVersion(header: string | undefined, query: URLSearchParams): ApiVersion {
  const requested = query.get('__clerk_api_version') ?? header ?? oldestApiVersion;
  const known = apiVersions.filter((version) => version <= requested).at(-1);
  if (known === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(requested)) {
    throw apiFault('api_version_invalid', { version: requested });
  }
  return known;
}
