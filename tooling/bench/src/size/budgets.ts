import { programOfCalls } from './program-of-calls.ts';

/** A program that is bundled, and the size at which an alarm goes off. */
export interface Budget {
  readonly name: string;
  /** An ES module. Bundlers keep what it exports, and nothing else. */
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

/**
 * Alarms, not targets: a budget reports a sudden increase, such as a package that a bundler can no longer leave out. They
 * cover what users import alone. See decision 020 and decision 021.
 */
export const BUDGETS: readonly Budget[] = [
  { ...only('verifyJwt', '@x/jwt'), maxGzipBytes: 12_700 },
  { ...only('decodeJwt', '@x/jwt'), maxGzipBytes: 6_100 },
  { ...only('verifyToken', '@x/jwt'), maxGzipBytes: 19_800 },
  { ...only('TokenVerificationError', '@x/errors'), maxGzipBytes: 2_100 },
  { ...only('createBackendApiClient', '@x/rest-client'), maxGzipBytes: 25_800 },
  { ...calls('one call', ['getUser']), maxGzipBytes: 13_600 },
  { ...calls('two calls', ['getUser', 'banUser']), maxGzipBytes: 13_650 },
  { ...calls('a list and a body', ['getUserList', 'updateOrganization']), maxGzipBytes: 16_100 },
  { ...only('authenticateRequest', '@x/auth-state'), maxGzipBytes: 38_200 },
  { ...only('createFrontendApiProxy', '@x/proxy'), maxGzipBytes: 9_850 },
  { ...only('createClerkClient', '@x/backend'), maxGzipBytes: 61_700 },
  { ...only('verifyWebhook', '@x/webhooks'), maxGzipBytes: 8_100 },
  { ...only('createClerkClient', '@x/compat'), maxGzipBytes: 71_500 },
  // A guard checks the options of authenticateRequest when it is made, and contains no code that verifies tokens.
  { ...only('createGuard', '@x/auth-state'), maxGzipBytes: 21_300 },
  { ...only('withAuth', '@x/adapters/fetch'), maxGzipBytes: 26_800 },
  { ...only('clerkMiddleware', '@x/adapters/hono'), maxGzipBytes: 27_000 },
  ...['express', 'koa'].map((framework) => ({
    ...only('clerkMiddleware', `@x/adapters/${framework}`),
    maxGzipBytes: 29_900,
  })),
  { ...only('clerkPlugin', '@x/adapters/fastify'), maxGzipBytes: 29_900 },
  { ...only('createHandler', '@x/adapters/node'), maxGzipBytes: 29_900 },
  { ...only('clerkMiddleware', '@x/adapters/next'), maxGzipBytes: 28_700 },
];

/** Programs of the reference SDK, for comparison. They have no budget. */
export const REFERENCES: readonly Omit<Budget, 'maxGzipBytes'>[] = [
  {
    name: 'verifyWebhook of @clerk/backend 3.25.0',
    program: "export { verifyWebhook } from 'clerk-latest/webhooks';",
  },
  { name: 'Webhook of svix', program: "export { Webhook } from 'svix';" },
  { name: 'Webhook of standardwebhooks', program: "export { Webhook } from 'standardwebhooks';" },
  { name: 'verifyJwt of @clerk/backend 3.25.0', program: "export { verifyJwt } from 'clerk-latest/jwt';" },
  {
    name: 'createClerkClient of @clerk/backend 3.25.0',
    program: "export { createClerkClient } from 'clerk-latest';",
  },
];
