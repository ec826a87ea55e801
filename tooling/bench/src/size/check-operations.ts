import type { AnyOperation } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import { formatTable } from '../table.ts';
import type { SizeReport } from './check-sizes.ts';
import { measureBundle } from './measure-bundle.ts';
import { OPERATION_KINDS, type OperationKind } from './operation-kinds.ts';
import { programOfCalls } from './program-of-calls.ts';

/** Together they bring every encoder and every reader. */
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

/** Bundles and weighs every operation, alone and as one more. */
export async function checkOperations(): Promise<SizeReport> {
  const before = await weigh(EVERY_PART);
  const weighed = await Promise.all(
    Object.entries(operations).map(async ([name, operation]) => ({
      name,
      kind: kindOf(name, operation),
      alone: await weigh([name]),
      more: EVERY_PART.includes(name) ? 0 : (await weigh([...EVERY_PART, name])) - before,
    })),
  );
  const rows = OPERATION_KINDS.map((kind) => {
    const own = weighed.filter((one) => one.kind === kind);
    const alone = own.map((one) => one.alone);
    const more = own.filter(({ name }) => !EVERY_PART.includes(name)).map((one) => one.more);
    const isKept = Math.max(...alone) <= kind.maxAloneBytes && Math.max(...more) <= kind.maxMoreBytes;
    return [
      kind.name,
      String(own.length),
      `${Math.min(...alone)} to ${Math.max(...alone)}`,
      String(kind.maxAloneBytes),
      `${Math.min(...more)} to ${Math.max(...more)}`,
      String(kind.maxMoreBytes),
      isKept ? 'ok' : 'exceeded',
    ];
  });
  const head = ['operation takes', 'operations', 'alone, gzip', 'budget', 'one more', 'budget', 'verdict'];
  return {
    table: formatTable([head, ...rows]),
    isWithinBudgets: rows.every((row) => row.at(-1) === 'ok'),
  };
}

async function weigh(names: readonly string[]): Promise<number> {
  return (await measureBundle(programOfCalls(names))).gzipBytes;
}

function kindOf(name: string, operation: AnyOperation): OperationKind {
  const kind = OPERATION_KINDS.find(({ includes }) => includes(operation));
  if (kind === undefined) {
    throw new Error(`${name} is of no kind that has a budget. Add one to operation-kinds.ts.`);
  }
  return kind;
}
