import { describedOperations, keyOf } from '@tooling/api-description/described-operations';
import type { Distilled, DistilledWebhooks } from '@tooling/api-description/distilled';
import { expand } from '@tooling/api-description/expand';
import type { Files } from '../generate.ts';
import type { Overrides } from '../read-overrides.ts';
import type { TableEntry } from '../read-table.ts';
import { emulatedOperations, type Orders } from './emulated-operations.ts';
import type { Emulation } from './read-emulation.ts';
import { renderEmulation } from './render-emulation.ts';
import { renderWebhooks } from './render-webhooks.ts';

/** Generates the tables of the emulator: its operations, and the data of its webhooks. */
export function generateEmulation(
  { distilled, webhooks }: { readonly distilled: Distilled; readonly webhooks: DistilledWebhooks },
  emulation: Emulation,
  table: readonly TableEntry[],
  overrides: Overrides,
): Files {
  const operations = emulatedOperations(distilled, emulation, ordersOf(distilled, table, overrides));
  return new Map([
    ['generated/operations.ts', renderEmulation(operations, distilled.schemas)],
    ['generated/webhooks.ts', renderWebhooks(webhooks)],
  ]);
}

/** The client and the emulator accept the same fields in `order_by`, which the description does not list. */
function ordersOf(distilled: Distilled, table: readonly TableEntry[], { orders }: Overrides): Orders {
  const described = describedOperations(expand(distilled));
  return new Map(
    table.flatMap(({ at, method: name, constant = name }) => {
      const [method = '', path = ''] = at.split(' ');
      const id = described.get(keyOf(method, path))?.id;
      const fields = orders[constant];
      return id === undefined || fields === undefined ? [] : [[id, fields] as const];
    }),
  );
}
