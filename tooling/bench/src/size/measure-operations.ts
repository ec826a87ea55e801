import type { AnyOperation } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import { measureBundle } from './measure-bundle.ts';
import type { SizeReport } from './measure-sizes.ts';
import { OPERATION_KINDS, type OperationKind } from './operation-kinds.ts';
import { programOfCalls } from './program-of-calls.ts';

/** Together, these operations need every encoder and every reader. */
const EVERY_PART = [
  'getUser',
  'getUserCount',
  'getAllowlistIdentifierList',
  'createInvitationBulk',
  'addDomain',
  'updateOAuthApplicationLogo',
  'deleteAllowlistIdentifier',
  'changeDomainBeta',
];

interface OperationSize {
  readonly name: string;
  readonly kind: OperationKind;
  readonly aloneBytes: number;
  readonly moreBytes: number;
}

/** Bundles and measures a call of each operation: alone, and in addition to `EVERY_PART`. */
export async function measureOperations(): Promise<Omit<SizeReport, 'gzipBytes'>> {
  const before = await measureCalls(EVERY_PART);
  const sizes = await Promise.all(
    Object.entries(operations).map(
      async ([name, operation]): Promise<OperationSize> => ({
        name,
        kind: kindOf(name, operation),
        aloneBytes: await measureCalls([name]),
        moreBytes: EVERY_PART.includes(name) ? 0 : (await measureCalls([...EVERY_PART, name])) - before,
      }),
    ),
  );
  const rows = OPERATION_KINDS.map((kind) =>
    rowOf(
      kind,
      sizes.filter((size) => size.kind === kind),
    ),
  );
  const head = ['operation takes', 'operations', 'alone, gzip', 'budget', 'one more', 'budget', 'verdict'];
  return { table: [head, ...rows], isWithinBudgets: rows.every((row) => row.at(-1) === 'ok') };
}

function rowOf(kind: OperationKind, sizes: readonly OperationSize[]): string[] {
  const alone = sizes.map(({ aloneBytes }) => aloneBytes);
  const more = sizes.filter(({ name }) => !EVERY_PART.includes(name)).map(({ moreBytes }) => moreBytes);
  const isWithinBudgets = Math.max(...alone) <= kind.maxAloneBytes && Math.max(...more) <= kind.maxMoreBytes;
  return [
    kind.name,
    String(sizes.length),
    `${Math.min(...alone)} to ${Math.max(...alone)}`,
    String(kind.maxAloneBytes),
    `${Math.min(...more)} to ${Math.max(...more)}`,
    String(kind.maxMoreBytes),
    isWithinBudgets ? 'ok' : 'exceeded',
  ];
}

async function measureCalls(names: readonly string[]): Promise<number> {
  return (await measureBundle(programOfCalls(names))).gzipBytes;
}

function kindOf(name: string, operation: AnyOperation): OperationKind {
  const kind = OPERATION_KINDS.find(({ includes }) => includes(operation));
  if (kind === undefined) {
    throw new Error(`The operation ${name} has no kind with a budget. Add one to operation-kinds.ts.`);
  }
  return kind;
}
