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
  kind('ids', undefined, false, 13_550),
  kind('ids, returns a list', undefined, true, 13_600),
  kind('a body', 'toBody', false, 14_600),
  kind('a form', 'toForm', false, 13_700),
  kind('a list', 'toList', true, 14_600),
  kind('a body, returns a list', 'toBody', true, 14_650),
  kind('a query', 'toQuery', false, 14_250),
  kind('a query, returns a list', 'toQuery', true, 14_250),
  {
    name: 'with a composer',
    includes: ({ compose }) => compose !== undefined,
    maxAloneBytes: 14_950,
    maxMoreBytes: 500,
  },
];
