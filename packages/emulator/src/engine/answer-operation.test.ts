import { describe, expect, it } from 'vitest';
import { answerOperation } from './answer-operation.ts';
import type { OperationBehaviour } from './behaviour.ts';
import type { Operation } from './operation.ts';
import { createTestInstance, operationOf } from './task.test-support.ts';

describe('an operation that the emulator does not have', () => {
  const answer = async (behaviour: OperationBehaviour, more: Partial<Operation> = {}) =>
    answerOperation(new Request('http://localhost/v1/things?a=1', { method: 'DELETE' }), {
      instance: await createTestInstance(),
      operation: operationOf(more),
      shapes: {},
      params: {},
      behaviour,
      records: {},
      machine: undefined,
    });

  it('is rejected with its method and its path', async () => {
    await expect(answer({})).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining('DELETE /v1/things'),
      errors: [{ code: 'not_emulated' }],
    });
    await expect(answer({ check: () => [] })).rejects.toMatchObject({ status: 501 });
  });

  it('is answered by a behaviour, or by another kind', async () => {
    expect(await answer({ handle: () => ({ a: 1 }) })).toEqual({ a: 1 });
    expect(await answer({}, { kind: 'sample', answer: { fields: { a: 'string' } } })).toEqual({ a: '' });
  });
});
