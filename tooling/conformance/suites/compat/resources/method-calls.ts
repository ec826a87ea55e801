import type { OpenApiDocument } from '@tooling/api-description/open-api';
import fc from 'fast-check';
import { arbitraryOf } from '../../../src/sampling/arbitrary-of.ts';
import { sampleOne } from '../../../src/sampling/sample.ts';
import { sampleCall } from '../../../src/sampling/sample-call.ts';
import { describedOf, resolverOf } from '../../operations/described.ts';
import { HAND_MADE_CALLS } from '../../reference-requests/hand-made-calls.ts';
import type { Call } from './answers.ts';
import { type Examples, withReadFields } from './kinds.ts';

/** A call of a method with an example of the body of its response. */
export interface MethodCall extends Call {
  /** Undefined if the description has no body for it. */
  readonly example: unknown;
}

/** Returns calls of all methods that are described or made by hand. */
export function methodCalls(document: OpenApiDocument, examples: Examples): readonly MethodCall[] {
  const resolve = resolverOf(document);
  const described = describedOf(document).map(({ operation, described: one }) => {
    const { args } = sampleCall(operation, one, {
      resolve,
      fill: 'minimal',
      run: 0,
      ids: fc.constant('id_1'),
    });
    const arbitrary = arbitraryOf(one.result ?? {}, { resolve, fill: 'full' });
    const example = one.result && withReadFields(sampleOne(arbitrary, operation.name), examples);
    return { method: operation.name, args, example };
  });
  const bodies = handMadeBodies(examples);
  const handMade = HAND_MADE_CALLS.map((call) => ({ ...call, example: bodies[call.method] }));
  return [...described, ...handMade];
}

/** Examples of bodies that the description lacks, by method. */
const handMadeBodies = (examples: Examples): Readonly<Record<string, unknown>> => ({
  'emails.createBatch': [
    {
      index: 0,
      status_code: 429,
      retry_after_seconds: 30,
      email: examples.get('email'),
      errors: [
        {
          code: 'too_many',
          message: 'Too many',
          long_message: 'Too many emails',
          meta: { param_name: 'to' },
        },
      ],
    },
  ],
});
