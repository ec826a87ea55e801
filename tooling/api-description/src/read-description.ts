import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Distilled } from './distilled.ts';
import { expand } from './expand.ts';
import type { OpenApiDocument } from './open-api.ts';
import { API_VERSION, type DISTILLED_VERSIONS } from './versions.ts';

export type DistilledVersion = (typeof DISTILLED_VERSIONS)[number];

/** The committed file with the facts of an API version. */
export const fileOf = (version: DistilledVersion): URL =>
  new URL(`../description/${version}.yml`, import.meta.url);

/** Reads the committed facts of an API version. */
export function readDistilled(version: DistilledVersion = API_VERSION): Distilled {
  // The distiller has written this file.
  return parse(readFileSync(fileOf(version), 'utf8')) as Distilled;
}

/** Reads the prefixes of ids by the kind of object, as far as they are known. */
export function readIdPrefixes(): Readonly<Record<string, string>> {
  const file = new URL('../description/id-prefixes.yml', import.meta.url);
  // We have written this file.
  return parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
}

/** Reads the committed facts of an API version as an OpenAPI document without prose. */
export function readDescription(version: DistilledVersion = API_VERSION): OpenApiDocument {
  return expand(readDistilled(version));
}
