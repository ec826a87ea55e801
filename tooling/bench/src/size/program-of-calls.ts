// Pure

/** Returns a program that calls these operations without a client. */
export const programOfCalls = (operations: readonly string[]): string => `
  import { call, createTransport } from '@x/rest-client';
  import { ${operations} } from '@x/rest-client/operations';
  const transport = createTransport({ secretKey: 'sk_test_1' });
  ${operations.map((name) => `export const ${name}_ = (...args) => call(transport, ${name}, args);`).join('')}`;
