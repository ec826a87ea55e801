import { freeze } from '../json/freeze.ts';
import { type CollectionName, collectionNames, collectionRules } from './collections.ts';
import type { Change } from './store-event.ts';
import type { Table } from './table.ts';

interface Row {
  readonly id: string;
}

/**
 * Deletes a record, and does what `collections.ts` says to the records that refer to it. Deletes the record last, so that a
 * listener can still read what the deleted records referred to.
 */
export function deleteRecord(
  tables: Record<CollectionName, Table<Row>>,
  name: CollectionName,
  id: string,
  emit: (change: Change) => void,
): void {
  for (const { from, field, onDelete } of referencesTo(name)) {
    for (const record of tables[from].by(field, id)) {
      if (onDelete === 'cascade') deleteRecord(tables, from, record.id, emit);
      else {
        const after = freeze({ ...record, [field]: null });
        tables[from].put(after);
        emit({ type: 'updated', collection: from, id: record.id, before: record, after });
      }
    }
  }
  const before = tables[name].delete(id);
  if (before !== undefined) emit({ type: 'deleted', collection: name, id, before });
}

interface Referring {
  readonly from: CollectionName;
  readonly field: string;
  readonly onDelete: 'cascade' | 'clear';
}

function referencesTo(name: CollectionName): readonly Referring[] {
  return collectionNames.flatMap((from) =>
    Object.entries(collectionRules(from).references ?? {}).flatMap(([field, { to, onDelete }]) =>
      [to].flat().includes(name) ? [{ from, field, onDelete }] : [],
    ),
  );
}
