/** The program that is bundled for every runtime to verify tokens over the network of this machine. */
import * as jwt from '@x/jwt';
import { type CaseResult, runSuites } from '../suite.ts';
import { keyResolution } from './key-resolution.ts';

export interface Input {
  readonly url: string;
  readonly closedUrl: string;
  readonly caseText: string | null;
}

export function run({ caseText, ...network }: Input): Promise<CaseResult[]> {
  return runSuites({ keyResolution }, { jwt, ...network }, caseText);
}
