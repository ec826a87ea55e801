import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Distilled, DistilledWebhooks } from './distilled.ts';
import { type ExpandedWebhooks, expand, expandWebhooks } from './expand.ts';
import type { OpenApiDocument } from './open-api.ts';
import { API_VERSION, type DISTILLED_VERSIONS, FRONTEND_VERSION, WEBHOOKS_VERSION } from './versions.ts';

export type DistilledVersion = (typeof DISTILLED_VERSIONS)[number];

/** The committed file with the facts of an API version. */
export const fileOf = (version: DistilledVersion): URL => committed(`${version}.yml`);

/** The committed file with the facts of the Frontend API. */
export const FRONTEND_FILE: URL = committed(`frontend-${FRONTEND_VERSION}.yml`);

/** The committed file with the facts of webhooks. */
export const WEBHOOKS_FILE: URL = committed(`webhooks-${WEBHOOKS_VERSION}.yml`);

function committed(name: string): URL {
  return new URL(`../description/${name}`, import.meta.url);
}

/** Reads the committed facts of an API version. */
export function readDistilled(version: DistilledVersion = API_VERSION): Distilled {
  // The distiller has written this file.
  return parse(readFileSync(fileOf(version), 'utf8')) as Distilled;
}

/** Reads the committed facts of the Frontend API as an OpenAPI document without prose. Its paths start below `/v1`. */
export function readFrontendDescription(): OpenApiDocument {
  // The distiller has written this file.
  return expand(parse(readFileSync(FRONTEND_FILE, 'utf8')) as Distilled);
}

/** Reads the committed facts of webhooks. */
export function readDistilledWebhooks(): DistilledWebhooks {
  // The distiller has written this file.
  return parse(readFileSync(WEBHOOKS_FILE, 'utf8')) as DistilledWebhooks;
}

/** Reads the committed facts of webhooks as an OpenAPI document without prose, with a schema for each type of event. */
export function readWebhooks(): ExpandedWebhooks {
  return expandWebhooks(readDistilledWebhooks());
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
