/** The program that is bundled for every runtime to verify tokens and to be a proxy over the network of this machine. */
import * as jwt from '@x/jwt';
import * as proxy from '@x/proxy';
import { type CaseResult, runSuites } from '../suite.ts';
import { keyResolution } from './key-resolution.ts';
import { proxying } from './proxying.ts';

export interface Input {
  readonly url: string;
  readonly closedUrl: string;
  readonly caseText: string | null;
}

export function run({ caseText, ...network }: Input): Promise<CaseResult[]> {
  return runSuites({ keyResolution, proxying }, { jwt, proxy, ...network }, caseText);
}
