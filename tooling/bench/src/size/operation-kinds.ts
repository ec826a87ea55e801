// Pure
import type { AnyOperation } from '@x/rest-client';

/** Operations that need the same of the engine, and what one of them may cost. */
export interface OperationKind {
  readonly name: string;
  readonly includes: (operation: AnyOperation) => boolean;
  /** On its own, with its engine. */
  readonly maxAloneBytes: number;
  /** Beside operations that have brought every encoder and every reader. */
  readonly maxMoreBytes: number;
}

const takes =
  (encode: string | undefined, isList: boolean) =>
  (operation: AnyOperation): boolean =>
    operation.compose === undefined &&
    operation.encode?.name === encode &&
    (operation.page !== undefined) === isList;

/** One more may cost 150 bytes, unless it brings a composer, which few do. */
export const OPERATION_KINDS: readonly OperationKind[] = [
  { name: 'ids', includes: takes(undefined, false), maxAloneBytes: 3_050, maxMoreBytes: 150 },
  { name: 'ids, gives a list', includes: takes(undefined, true), maxAloneBytes: 3_150, maxMoreBytes: 150 },
  { name: 'a body', includes: takes('toBody', false), maxAloneBytes: 3_250, maxMoreBytes: 150 },
  { name: 'a form', includes: takes('toForm', false), maxAloneBytes: 3_250, maxMoreBytes: 150 },
  { name: 'a list', includes: takes('toList', true), maxAloneBytes: 3_300, maxMoreBytes: 150 },
  { name: 'a body, gives a list', includes: takes('toBody', true), maxAloneBytes: 3_350, maxMoreBytes: 150 },
  { name: 'a query', includes: takes('toQuery', false), maxAloneBytes: 3_400, maxMoreBytes: 150 },
  {
    name: 'a query, gives a list',
    includes: takes('toQuery', true),
    maxAloneBytes: 3_450,
    maxMoreBytes: 150,
  },
  {
    name: 'with a composer',
    includes: ({ compose }) => compose !== undefined,
    maxAloneBytes: 3_700,
    maxMoreBytes: 450,
  },
];
