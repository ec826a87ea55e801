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
  { ...only('verifyJwt', '@x/jwt'), maxGzipBytes: 11_800 },
  { ...only('decodeJwt', '@x/jwt'), maxGzipBytes: 5_700 },
  { ...only('verifyToken', '@x/jwt'), maxGzipBytes: 18_900 },
  { ...only('TokenVerificationError', '@x/errors'), maxGzipBytes: 1_900 },
  { ...only('createBackendApiClient', '@x/rest-client'), maxGzipBytes: 24_000 },
  { ...calls('one call', ['getUser']), maxGzipBytes: 12_500 },
  { ...calls('two calls', ['getUser', 'banUser']), maxGzipBytes: 12_550 },
  { ...calls('a list and a body', ['getUserList', 'updateOrganization']), maxGzipBytes: 15_000 },
  { ...only('authenticateRequest', '@x/auth-state'), maxGzipBytes: 36_800 },
  { ...only('createFrontendApiProxy', '@x/proxy'), maxGzipBytes: 9_450 },
  { ...only('createClerkClient', '@x/backend'), maxGzipBytes: 59_400 },
  { ...only('verifyWebhook', '@x/webhooks'), maxGzipBytes: 7_550 },
  { ...only('createClerkClient', '@x/compat'), maxGzipBytes: 70_000 },
  // A guard checks the options of authenticateRequest when it is made, and contains no code that verifies tokens.
  { ...only('createGuard', '@x/auth-state'), maxGzipBytes: 20_200 },
  { ...only('withAuth', '@x/adapters/fetch'), maxGzipBytes: 25_600 },
  { ...only('clerkMiddleware', '@x/adapters/hono'), maxGzipBytes: 25_700 },
  ...['express', 'koa'].map((framework) => ({
    ...only('clerkMiddleware', `@x/adapters/${framework}`),
    maxGzipBytes: 28_600,
  })),
  { ...only('clerkPlugin', '@x/adapters/fastify'), maxGzipBytes: 28_600 },
  { ...only('createHandler', '@x/adapters/node'), maxGzipBytes: 28_600 },
  { ...only('clerkMiddleware', '@x/adapters/next'), maxGzipBytes: 27_500 },
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
