// Pure
import type { AnyOperation } from '@x/rest-client';

/** Operations that need the same parts of the engine, and the size at which an alarm goes off for one of them. */
export interface OperationKind {
  readonly name: string;
  readonly includes: (operation: AnyOperation) => boolean;
  /** A call in a bundle of its own, with the engine. */
  readonly maxAloneBytes: number;
  /** A call in addition to operations that need every encoder and every reader. */
  readonly maxMoreBytes: number;
}

const takes =
  (encode: string | undefined, isList: boolean) =>
  (operation: AnyOperation): boolean =>
    operation.compose === undefined &&
    operation.encode?.name === encode &&
    (operation.page !== undefined) === isList;

const kind = (
  name: string,
  encode: string | undefined,
  isList: boolean,
  maxAloneBytes: number,
): OperationKind => ({ name, includes: takes(encode, isList), maxAloneBytes, maxMoreBytes: 170 });

export const OPERATION_KINDS: readonly OperationKind[] = [
  kind('ids', undefined, false, 9_500),
  kind('ids, returns a list', undefined, true, 9_600),
  kind('a body', 'toBody', false, 9_700),
  kind('a form', 'toForm', false, 9_700),
  kind('a list', 'toList', true, 9_750),
  kind('a body, returns a list', 'toBody', true, 9_800),
  kind('a query', 'toQuery', false, 10_350),
  kind('a query, returns a list', 'toQuery', true, 10_400),
  {
    name: 'with a composer',
    includes: ({ compose }) => compose !== undefined,
    maxAloneBytes: 10_700,
    maxMoreBytes: 500,
  },
];
