import type { CollectionName } from '../store/collections.ts';
import type { Instance } from '../store/instance.ts';
import type { Listener } from '../store/store.ts';
import type { StoreEvent } from '../store/store-event.ts';
import { EMISSIONS, type Emission, PARTS } from './emissions.ts';
import { dataOf } from './event-data.ts';
import type { EmittedEventType } from './event-types.ts';

/** An event before it has an id. */
export interface NewEvent {
  readonly type: EmittedEventType;
  readonly data: object;
}

export interface EventCollector {
  /** Hears of the changes of a unit of work. */
  readonly listener: Listener;
  /** Returns the events of all changes until now. */
  readonly take: () => readonly NewEvent[];
}

/** A record before and after a unit of work. */
interface Change {
  readonly collection: CollectionName;
  readonly id: string;
  readonly before: object | undefined;
  after: object | undefined;
  /** The events of a deletion, which has taken what the record referred to. */
  deletions: readonly NewEvent[];
}

/**
 * Collects the events of a unit of work, such as a request. A record that changes several times causes one event, with the
 * state at the end. A record that is created and deleted causes none.
 */
export function createEventCollector(instance: Instance): EventCollector {
  const changes = new Map<string, Change>();
  return {
    listener: (event) => {
      const { collection, id, before } = event;
      const key = keyOf(collection, id);
      const change = changes.get(key) ?? { collection, id, before, after: undefined, deletions: [] };
      changes.set(key, change);
      change.after = event.after;
      change.deletions = event.type === 'deleted' ? deletionsOf(instance, event) : [];
    },
    take: () => {
      const events = [...changes.values()].flatMap((change) => [
        ...eventsOf(instance, change),
        ...updatesOfOwners(instance, change, changes),
      ]);
      changes.clear();
      return [...new Map(events.map((event) => [event.key, event.event])).values()];
    },
  };
}

function keyOf(collection: CollectionName, id: string): string {
  return `${collection} ${id}`;
}

function deletionsOf(instance: Instance, { collection, before = {} }: StoreEvent): readonly NewEvent[] {
  return EMISSIONS.filter((row) => row.collection === collection && row.on === 'deleted').flatMap(
    ({ type }) => createEvent(instance, type, collection, before),
  );
}

/** Returns one event, or none about a record that refers to missing ones: a snapshot can hold such records. */
function createEvent(
  instance: Instance,
  type: EmittedEventType,
  collection: CollectionName,
  record: object,
): readonly NewEvent[] {
  try {
    return [{ type, data: dataOf(instance, type, collection, record) }];
  } catch {
    return [];
  }
}

/** An event with what makes it the same as another one of its unit of work. */
interface KeyedEvent {
  readonly key: string;
  readonly event: NewEvent;
}

function eventsOf(instance: Instance, change: Change): readonly KeyedEvent[] {
  const { collection, id, before, after, deletions } = change;
  if (after === undefined) {
    return before === undefined ? [] : deletions.map((event) => ({ key: `${event.type} ${id}`, event }));
  }
  const on = before === undefined ? 'created' : 'updated';
  return EMISSIONS.filter(
    (row) => row.collection === collection && row.on === on && appliesTo(row, before, after),
  ).flatMap(({ type }) =>
    createEvent(instance, type, collection, after).map((event) => ({ key: `${type} ${id}`, event })),
  );
}

function appliesTo({ where, ignores = [] }: Emission, before: object | undefined, after: object): boolean {
  if (where !== undefined) {
    const [field, value] = where;
    return fieldOf(after, field) === value && fieldOf(before, field) !== value;
  }
  return before === undefined || hasChanged(before, after, ignores);
}

function hasChanged(before: object, after: object, ignored: readonly string[] = []): boolean {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].some((field) => !ignored.includes(field) && !isSame(before, after, field));
}

/** A list or an object can be another one with the same content. */
function isSame(before: object, after: object, field: string): boolean {
  const [one, other] = [fieldOf(before, field), fieldOf(after, field)];
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Returns the events of the records that a changed record belongs to, unless these are new or deleted themselves. */
function updatesOfOwners(
  instance: Instance,
  { collection, before, after }: Change,
  changes: ReadonlyMap<string, Change>,
): readonly KeyedEvent[] {
  const isUnchanged = before !== undefined && after !== undefined && !hasChanged(before, after);
  if (isUnchanged || (before === undefined && after === undefined)) return [];
  return PARTS.filter((row) => row.collection === collection).flatMap(({ type, owner, field }) => {
    const id = fieldOf(after ?? before, field);
    const record = typeof id === 'string' ? instance.store[owner].get(id) : undefined;
    const ownChange = changes.get(keyOf(owner, String(id)));
    const isNew = ownChange !== undefined && ownChange.before === undefined;
    if (record === undefined || isNew) return [];
    return createEvent(instance, type, owner, record).map((event) => ({
      key: `${type} ${record.id}`,
      event,
    }));
  });
}

function fieldOf(record: object | undefined, field: string): unknown {
  return record === undefined ? undefined : Reflect.get(record, field);
}
