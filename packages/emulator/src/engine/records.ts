import { type CollectionName, collectionRules } from '../store/collections.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';
import type { StoredCollection } from '../store/store.ts';
import type { ConflictError } from '../store/table.ts';
import { answerOf } from './answer.ts';
import type { RecordBehaviour, RecordBehaviours } from './behaviour.ts';
import { type ApiFault, apiFault, notFound } from './errors.ts';
import { pathParam } from './path-param.ts';
import type { OperationRequest } from './request.ts';
import type { Shape } from './shape.ts';

type Body = Readonly<Record<string, unknown>>;

/** A request with the rules of the resources. */
export interface Task {
  readonly request: OperationRequest;
  readonly behaviours: RecordBehaviours;
}

/** Returns the collection of the operation, as the engine sees every collection. */
export function collectionOf({ request }: Task): {
  name: CollectionName;
  table: StoredCollection<AnyRecord>;
} {
  const { operation, instance } = request;
  const name = operation.collection;
  if (name === undefined) throw new Error(`${operation.id} has no collection.`);
  return { name, table: tableOf(instance, name) };
}

function tableOf({ store }: Instance, name: CollectionName): StoredCollection<AnyRecord> {
  // Every record is JSON with an id. The engine reads and writes fields by the names that shapes give.
  return store[name] as unknown as StoredCollection<AnyRecord>;
}

export function behaviourOf({ behaviours }: Task, name: CollectionName): RecordBehaviour<AnyRecord> {
  return (behaviours[name] ?? {}) as RecordBehaviour<AnyRecord>;
}

/** Finds the record that the path identifies. Throws an `ApiFault` if it does not exist, or belongs to another parent. */
export function findRecord(task: Task): AnyRecord {
  const { operation, params } = task.request;
  const { name } = collectionOf(task);
  const parents = parentsOf(task);
  const key = pathParam(params, operation.key ?? '');
  const record = find(task, name, key);
  const isElsewhere = Object.entries(parents).some(([field, id]) => record?.[field] !== id);
  if (record === undefined || isElsewhere) throw notFound(nameOf(name), key);
  return record;
}

function find(task: Task, name: CollectionName, key: string): AnyRecord | undefined {
  const { instance } = task.request;
  return behaviourOf(task, name).find?.(instance, key) ?? tableOf(instance, name).get(key);
}

/** Returns the ids of the records that the path names, by field. Throws an `ApiFault` if one does not exist. */
export function parentsOf(task: Task): Readonly<Record<string, string>> {
  const { operation, params } = task.request;
  const entries = Object.entries(operation.parents ?? {}).map(([parameter, name]) => {
    const key = pathParam(params, parameter);
    const parent = find(task, name, key);
    if (parent === undefined) throw notFound(nameOf(name), key);
    return [snakeCase(parameter), parent.id] as const;
  });
  return Object.fromEntries(entries);
}

export function createRecord(task: Task, body: Body, shape: Shape): AnyRecord {
  const { request } = task;
  const { name, table } = collectionOf(task);
  const { object } = collectionRules(name);
  const id = request.instance.createId(name);
  const now = request.instance.now();
  const draft: AnyRecord = {
    object,
    [`${object}_id`]: id,
    ...body,
    ...parentsOf(task),
    id,
    created_at: now,
    updated_at: now,
  };
  const record = { ...draft, ...behaviourOf(task, name).create?.(draft, request) };
  // What the answer shows is stored, so that every later answer shows the same.
  const stored = table.put({ ...Object(answerOf(request, shape, record)), ...record });
  behaviourOf(task, name).created?.(stored, request);
  // The behaviour can have changed it.
  return table.get(id) ?? stored;
}

/** Sends the messages about a new record. */
export function announceRecord(task: Task, record: AnyRecord): void {
  behaviourOf(task, collectionOf(task).name).announce?.(record, task.request);
}

export function updateRecord(task: Task, record: AnyRecord, changes: Body): AnyRecord {
  const { request } = task;
  const { name, table } = collectionOf(task);
  const rules = behaviourOf(task, name);
  const more = rules.update?.(record, request);
  const updated = table.update(record, { ...changes, ...more, updated_at: request.instance.now() });
  rules.updated?.(record, updated, request);
  return updated;
}

/** Returns a record as it is now, with the fields that change without a request. */
export function currentRecord(task: Task, name: CollectionName, record: AnyRecord): AnyRecord {
  const derived = behaviourOf(task, name).derive?.(record, task.request.instance);
  return derived === undefined ? record : { ...record, ...derived };
}

/** Returns the answer of a record. */
export function renderRecord(task: Task, record: AnyRecord, shape: Shape): unknown {
  const { request } = task;
  const { name } = collectionOf(task);
  const current = currentRecord(task, name, record);
  const rendered = behaviourOf(task, name).render?.(record, request);
  return answerOf(request, shape, { ...current, ...rendered });
}

/** Returns the answer of an operation whose behaviour has found or created the record. */
export function answerOfRecord(request: OperationRequest<unknown>, record: AnyRecord): unknown {
  const { operation } = request;
  return operation.answer === null
    ? undefined
    : answerOf(request as OperationRequest, operation.answer, record);
}

/** Deletes a record. Returns the answer: a confirmation, or the record as it was. */
export function deleteRecord(task: Task, record: AnyRecord): unknown {
  const { request } = task;
  const { name, table } = collectionOf(task);
  behaviourOf(task, name).delete?.(record, request);
  table.delete(record.id);
  const { answer } = request.operation;
  const { object } = collectionRules(name);
  return answer === null
    ? undefined
    : answerOf(request, answer, { ...record, object, deleted: true }, { isBrief: true });
}

/** Returns the error of a value that another record has. */
export function rejectConflict(behaviours: RecordBehaviours, { collection, field }: ConflictError): ApiFault {
  return apiFault(behaviours[collection]?.conflict ?? 'form_identifier_exists', { param_name: field });
}

/** `organization_invitations` becomes `organization invitation`. */
function nameOf(name: CollectionName): string {
  return collectionRules(name).object.replaceAll('_', ' ');
}

function snakeCase(name: string): string {
  return name.replace(/ID$/, '_id').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
