// Pure

/** A program that makes calls of these operations, without a client. */
export const programOfCalls = (operations: readonly string[]): string => `
  import { call, createTransport } from '@x/rest-client';
  import { ${operations} } from '@x/rest-client/operations';
  const transport = createTransport({ secretKey: 'sk_test_1' });
  ${operations.map((one) => `export const ${one}_ = (...args) => call(transport, ${one}, args);`).join('')}`;
