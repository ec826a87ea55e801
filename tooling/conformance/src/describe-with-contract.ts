import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { type DistilledVersion, readDescription } from '@tooling/api-description/read-description';
import { describe } from 'vitest';
import { type Contract, createContract } from './description/create-contract.ts';
import { OVERLAY } from './description/overlay.ts';

/** Defines a suite that compares with the description of an API version. Default: the newest version. */
export function describeWithContract(
  name: string,
  define: (contract: Contract, document: OpenApiDocument) => void | Promise<void>,
  version?: DistilledVersion,
): void {
  const document = readDescription(version);
  describe(name, () => define(createContract(document, OVERLAY), document));
}
