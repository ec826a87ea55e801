import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { parse } from 'yaml';
import { type Contract, createContract } from './description/create-contract.ts';
import { API_VERSION, locateApiDescription } from './description/locate-api-description.ts';
import type { OpenApiDocument } from './description/open-api.ts';
import { OVERLAY } from './description/overlay.ts';

/** Defines a suite that needs the published description. Without it the suite is skipped, and says so. */
export function describeWithContract(
  name: string,
  define: (contract: Contract, document: OpenApiDocument) => void | Promise<void>,
  version = API_VERSION,
): void {
  const located = locateApiDescription(process.env, existsSync, version);
  if (located.kind === 'present') {
    // The file is data of the API's makers; what it lacks makes the suites fail.
    const document = parse(readFileSync(located.file, 'utf8')) as OpenApiDocument;
    describe(name, () => define(createContract(document, OVERLAY), document));
    return;
  }
  if (located.kind === 'skipped') {
    console.info(`skipped: ${located.because}`);
  }
  describe(name, () => {
    it('has the API description', ({ skip }) => {
      if (located.kind === 'missing') {
        throw new Error(located.because);
      }
      skip(located.because);
    });
  });
}
