/** What is bundled for every runtime to verify over a real network: that of this machine. */
import * as jwt from '@x/jwt';
import { type CaseResult, runSuites } from '../suite.ts';
import { keyResolution } from './key-resolution.ts';

export function run(network: { readonly url: string; readonly closedUrl: string }): Promise<CaseResult[]> {
  return runSuites({ keyResolution }, { jwt, ...network });
}
