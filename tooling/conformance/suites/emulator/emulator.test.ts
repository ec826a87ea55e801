import { readFileSync } from 'node:fs';
import { createEmulator } from '@x/emulator';
import { expect, it } from 'vitest';
import { describeWithContract } from '../../src/describe-with-contract.ts';
import { createConversation } from './conversation.ts';
import { runScenario } from './scenario.ts';

describeWithContract('@x/emulator', async (contract) => {
  const emulator = await createEmulator({ port: false });
  const { ask, exchanges } = createConversation(emulator);
  await runScenario(ask);

  it.each(exchanges)('answers as described: $title', (exchange) => {
    const { expectedStatus, response } = exchange;
    expect(response.status).toBe(expectedStatus);
    const violations =
      contract.operationOf(exchange) === undefined
        ? contract.checkErrorResponse(response)
        : contract.checkResponse(exchange, response);
    expect(violations).toEqual([]);
  });

  it('received a request for every operation that it supports', () => {
    const requested = new Set(exchanges.map((exchange) => contract.operationOf(exchange)));
    const supported = operationsInReadme();
    expect(supported.length).toBeGreaterThan(0);
    expect(supported.filter((operation) => !requested.has(operation))).toEqual([]);
  });
});

/** The table of supported operations, which the tests of the emulator compare with its routes. */
function operationsInReadme(): readonly string[] {
  const readme = readFileSync(new URL('../../../../packages/emulator/README.md', import.meta.url), 'utf8');
  return [...readme.matchAll(/^\| `(\w+) \/v1(\S+)`/gm)].map(([, method, path]) => `${method} ${path}`);
}
