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
});
