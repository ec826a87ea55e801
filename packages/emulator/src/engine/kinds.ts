import { isObject } from '../json/is-object.ts';
import type { AnyRecord } from '../store/records.ts';
import { answerOf } from './answer.ts';
import { filterRecords, orderRecords } from './list.ts';
import type { Kind } from './operation.ts';
import { type OrderBy, parseOrder } from './order.ts';
import { paginate, readPage } from './query.ts';
import {
  announceRecord,
  behaviourOf,
  collectionOf,
  createRecord,
  currentRecord,
  deleteRecord,
  findRecord,
  parentsOf,
  renderRecord,
  type Task,
  updateRecord,
} from './records.ts';
import { resolveShape, type Shape, type Shapes } from './shape.ts';

type Body = Readonly<Record<string, unknown>>;

/** How an operation without a behaviour is answered: decision 028. Each returns the JSON of the answer. */
export const kinds: Readonly<Record<Exclude<Kind, 'none'>, (task: Task) => unknown>> = {
  act,
  change,
  count: (task) => ({ object: 'total_count', total_count: selectRecords(task).length }),
  create: (task) => {
    const record = createRecord(task, task.request.body, answerShape(task));
    announceRecord(task, record);
    return show(task, record);
  },
  'create-many': createMany,
  delete: (task) => deleteRecord(task, findRecord(task)),
  get: (task) => show(task, findRecord(task)),
  list: (task) => listRecords(task, selectRecords(task)),
  read: (task) => show(task, onlyRecord(task)),
  replace,
  sample: (task) => {
    const { request } = task;
    const { operation, params, body } = request;
    parentsOf(task);
    return operation.answer === null
      ? undefined
      : answerOf(request, operation.answer, { ...params, ...body });
  },
  update: (task) => show(task, updateRecord(task, findRecord(task), task.request.body)),
};

function show(task: Task, record: AnyRecord): unknown {
  const { answer } = task.request.operation;
  return answer === null ? undefined : renderRecord(task, record, answer);
}

function answerShape({ request }: Task): Shape {
  return request.operation.answer ?? 'object';
}

/** Returns the records below the parents in the path that match the filters, in order. */
function selectRecords(task: Task): readonly AnyRecord[] {
  const { name, table } = collectionOf(task);
  const { values } = task.request;
  const { searched, select, derive } = behaviourOf(task, name);
  const parents = Object.entries(parentsOf(task));
  const below =
    select?.(task.request) ??
    parents.reduce((records, [field, id]) => records.filter((record) => record[field] === id), table.all());
  const current = derive ? below.map((record) => currentRecord(task, name, record)) : below;
  return orderRecords(filterRecords(current, { values, searched }), orderOf(task.request));
}

/** Returns the order of the query, or the default of the operation. */
function orderOf({ operation, query, shapes }: Task['request']): OrderBy {
  const { default: byDefault } = resolveShape(operation.query?.['order_by?'] ?? 'string', shapes);
  return parseOrder(query.get('order_by') || (typeof byDefault === 'string' ? byDefault : undefined));
}

/** Returns a page in the form that the answer has: a list, or a list with the number of all records. */
function listRecords(task: Task, records: readonly AnyRecord[]): unknown {
  const { operation, query, values, shapes } = task.request;
  const isPaged = Object.keys(operation.query ?? {}).includes('limit?');
  const page = isPaged ? paginate(records, readPage(query)) : records;
  const { key, item } = listShape(answerShape(task), shapes);
  const data = page.map((record) => renderRecord(task, record, item));
  if (key === undefined && values['paginated'] !== true) return data;
  return { [key ?? 'data']: data, total_count: records.length };
}

interface ListShape {
  /** The field with the list. Undefined for an answer that is a list. */
  readonly key: string | undefined;
  readonly item: Shape;
}

function listShape(answer: Shape, shapes: Shapes): ListShape {
  const { type, list = 'object', fields = [] } = resolveShape(answer, shapes);
  if (type === 'array') return { key: undefined, item: list };
  const [found] = fields.flatMap(({ name, shape }) => {
    const { list: item } = resolveShape(shape, shapes);
    return item === undefined ? [] : [{ key: name, item }];
  });
  // Two lists are described without the list around their records.
  return found ?? { key: undefined, item: answer };
}

function createMany(task: Task): unknown {
  const { body, shapes } = task.request;
  const items = Array.isArray(body) ? body.filter(isObject) : [];
  const { key, item } = listShape(answerShape(task), shapes);
  const records = createAll(task, items, item);
  const data = records.map((record) => renderRecord(task, record, item));
  return key === undefined ? data : { [key]: data, total_count: data.length };
}

/** Creates all records or none: a request that fails changes nothing. Messages follow when all are stored. */
function createAll(task: Task, bodies: readonly Body[], shape: Shape): readonly AnyRecord[] {
  const created = bodies.map((body) => {
    const part = { ...task, request: { ...task.request, body } };
    return { part, record: createRecord(part, body, shape) };
  });
  for (const { part, record } of created) announceRecord(part, record);
  return created.map(({ record }) => record);
}

function replace(task: Task): unknown {
  const { table } = collectionOf(task);
  const { body, shapes } = task.request;
  const [items] = Object.values(body).filter(Array.isArray);
  for (const record of selectRecords(task)) table.delete(record.id);
  const { key, item } = listShape(answerShape(task), shapes);
  const records = createAll(task, (items ?? []).filter(isObject), item);
  return {
    [key ?? 'data']: records.map((record) => renderRecord(task, record, item)),
    total_count: records.length,
  };
}

/** Sets the status, or the flag, that the last word of the path names: `revoke` sets `revoked`. */
function act(task: Task): unknown {
  const record = findRecord(task);
  const changes = changesOfAct(task.request.operation.id, answerShape(task), task.request.shapes);
  return show(task, updateRecord(task, record, { ...task.request.body, ...changes }));
}

/** Returns what an operation such as `POST /invitations/{invitation_id}/revoke` changes. */
export function changesOfAct(id: string, answer: Shape, shapes: Shapes): Readonly<Record<string, unknown>> {
  const verb = id.slice(id.lastIndexOf('/') + 1);
  const { fields = [] } = resolveShape(answer, shapes);
  const done = (text: unknown) => typeof text === 'string' && text.startsWith(verb);
  const changes = fields.flatMap(({ name, shape }) => {
    const { type, enum: listed = [] } = resolveShape(shape, shapes);
    if (name === 'status' && listed.some(done)) return [[name, listed.find(done)]];
    return type === 'boolean' && done(name) ? [[name, true]] : [];
  });
  return Object.fromEntries(changes);
}

/** Returns the only record of a collection, such as the settings of the instance. It exists from the first change on. */
function onlyRecord(task: Task): AnyRecord {
  const { name, table } = collectionOf(task);
  return table.get(name) ?? behaviourOf(task, name).initial?.(task.request.instance) ?? { id: name };
}

function change(task: Task): unknown {
  return show(task, updateRecord(task, onlyRecord(task), task.request.body));
}
