import type { OpenApiDocument } from '@tooling/api-description/open-api';
import {
  type DistilledVersion,
  readDescription,
  readFrontendDescription,
} from '@tooling/api-description/read-description';
import { describe } from 'vitest';
import { type Contract, createContract } from './description/create-contract.ts';
import { FRONTEND_OVERLAY, OVERLAY } from './description/overlay.ts';

/** Defines a suite that compares with the description of an API version. Default: the newest version. */
export function describeWithContract(
  name: string,
  define: (contract: Contract, document: OpenApiDocument) => void | Promise<void>,
  version?: DistilledVersion,
): void {
  const document = readDescription(version);
  describe(name, () => define(createContract(document, OVERLAY), document));
}

/** Defines a suite that compares with the description of the Frontend API. */
export function describeWithFrontendContract(name: string, define: (contract: Contract) => void): void {
  describe(name, () => define(createContract(readFrontendDescription(), FRONTEND_OVERLAY)));
}
