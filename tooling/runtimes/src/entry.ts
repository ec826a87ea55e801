/** What is bundled for every runtime: the built packages, and the suites that run on them. */
import * as authState from '@x/auth-state';
import * as backend from '@x/backend';
import * as emulator from '@x/emulator';
import * as errors from '@x/errors';
import * as jwt from '@x/jwt';
import * as restClient from '@x/rest-client';
import { type CaseResult, runSuites } from './suite.ts';
import { suites } from './suites/index.ts';

export function run(): Promise<CaseResult[]> {
  return runSuites(suites, { authState, backend, emulator, errors, jwt, restClient });
}
