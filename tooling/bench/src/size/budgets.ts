import { programOfCalls } from './program-of-calls.ts';

/** A program that is bundled, and how large it may get. */
export interface Budget {
  readonly name: string;
  /** An ES module. What it exports is all that a bundler has to keep. */
  readonly program: string;
  /** Minified and compressed. */
  readonly maxGzipBytes: number;
}

const only = (name: string, from: string) => ({
  name: `${name} of ${from}`,
  program: `export { ${name} } from '${from}';`,
});

const calls = (name: string, operations: readonly string[]) => ({
  name: `${name} of @x/rest-client`,
  program: programOfCalls(operations),
});

/** What users import on its own, and so should not pay for the rest. */
export const BUDGETS: readonly Budget[] = [
  { ...only('verifyJwt', '@x/jwt'), maxGzipBytes: 4_400 },
  { ...only('decodeJwt', '@x/jwt'), maxGzipBytes: 1_300 },
  { ...only('verifyToken', '@x/jwt'), maxGzipBytes: 7_700 },
  { ...only('TokenVerificationError', '@x/errors'), maxGzipBytes: 600 },
  { ...only('createBackendApiClient', '@x/rest-client'), maxGzipBytes: 12_500 },
  { ...calls('one call', ['getUser']), maxGzipBytes: 3_300 },
  // One more operation may cost 150 bytes, where another has brought what its kind needs.
  { ...calls('two calls', ['getUser', 'banUser']), maxGzipBytes: 3_150 },
  { ...calls('a list and a body', ['getUserList', 'updateOrganization']), maxGzipBytes: 4_100 },
  { ...only('authenticateRequest', '@x/auth-state'), maxGzipBytes: 19_730 },
  { ...only('createClerkClient', '@x/backend'), maxGzipBytes: 33_000 },
];
