/** The program that is bundled for every runtime: the built packages and their suites. */
import * as authState from '@x/auth-state';
import * as backend from '@x/backend';
import * as emulator from '@x/emulator';
import * as errors from '@x/errors';
import * as errorsInternal from '@x/errors/internal';
import * as jwt from '@x/jwt';
import * as jwtInternal from '@x/jwt/internal';
import * as proxy from '@x/proxy';
import * as restClient from '@x/rest-client';
import * as restOperations from '@x/rest-client/operations';
import * as webhooks from '@x/webhooks';
import { premisesOf } from './premises.ts';
import { type CaseResult, runSuites } from './suite.ts';
import { suites } from './suites/index.ts';

export interface Input {
  readonly runtime: string;
  readonly caseText: string | null;
}

export function run({ runtime, caseText }: Input): Promise<CaseResult[]> {
  const library = {
    runtime,
    authState,
    backend,
    emulator,
    errors,
    errorsInternal,
    jwt,
    jwtInternal,
    proxy,
    restClient,
    restOperations,
    webhooks,
  };
  return runSuites({ runtime: () => premisesOf(runtime), ...suites }, library, caseText);
}
