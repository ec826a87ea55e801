import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';
import { readApiVersion } from './api-version.ts';
import type { OperationBehaviour, RecordBehaviours } from './behaviour.ts';
import { ApiFault, apiFault } from './errors.ts';
import { kinds } from './kinds.ts';
import type { Operation } from './operation.ts';
import { readBody } from './read-body.ts';
import { readQuery } from './read-query.ts';
import type { OperationRequest } from './request.ts';
import type { Shape, Shapes } from './shape.ts';
import { validateBody } from './validate.ts';

/** Everything that an answer depends on, except the request. */
interface AnswerContext {
  readonly instance: Instance;
  readonly operation: Operation;
  readonly shapes: Shapes;
  readonly params: Readonly<Record<string, string>>;
  readonly behaviour: OperationBehaviour;
  readonly records: RecordBehaviours;
  readonly machine: AnyRecord | undefined;
}

/** Resolves to the JSON of the answer, or undefined for an answer without a body. Rejects with an `ApiFault`. */
export async function answerOperation(received: Request, context: AnswerContext): Promise<unknown> {
  const { operation, behaviour, records } = context;
  if (behaviour.handle === undefined && operation.kind === 'none') {
    throw apiFault('not_emulated', { method: received.method, path: new URL(received.url).pathname });
  }
  const request = await readRequest(received, context);
  if (behaviour.handle !== undefined) return behaviour.handle(request);
  // `none` has been rejected above.
  return operation.kind === 'none' ? undefined : kinds[operation.kind]({ request, behaviours: records });
}

/** Reads and validates a request. Throws one `ApiFault` with all errors. */
async function readRequest(received: Request, context: AnswerContext): Promise<OperationRequest> {
  const { instance, operation, shapes, params, behaviour, machine } = context;
  const query = new URL(received.url).searchParams;
  const apiVersion = readApiVersion(received.headers.get('clerk-api-version') ?? undefined, query);
  const { values, errors } = readQuery(withQuery(operation, behaviour), query, shapes);
  const body = await readBody(received, operation);
  // A body that is a list is read by the kinds and behaviours of its operation only.
  const valid = body as OperationRequest['body'];
  const request: OperationRequest = {
    instance,
    operation,
    shapes,
    apiVersion,
    params,
    query,
    values,
    body: valid,
    machine,
  };
  const found = [...errors, ...checkBody(request, behaviour, shapes), ...(behaviour.check?.(request) ?? [])];
  if (found.length > 0) throw new ApiFault(422, found);
  return request;
}

const withMore = new WeakMap<Operation, Operation>();

/** Adds the parameters of a behaviour to an operation, once. */
function withQuery(operation: Operation, { query }: OperationBehaviour): Operation {
  if (query === undefined) return operation;
  const known = withMore.get(operation) ?? { ...operation, query: { ...operation.query, ...query } };
  withMore.set(operation, known);
  return known;
}

function checkBody(request: OperationRequest, behaviour: OperationBehaviour, shapes: Shapes) {
  const { operation, body } = request;
  if (operation.body?.type !== 'json') return [];
  const { shape } = operation.body;
  const more = behaviour.body?.(request);
  return validateBody(more === undefined ? shape : withFields(shape, more), body, {
    shapes,
    formats: behaviour.formats,
  });
}

const extended = new WeakMap<object, Map<Shape, Shape>>();

/** Adds fields to the shape of a body, or replaces them. Remembers the result, as the engine does for every shape. */
function withFields(shape: Shape, fields: Readonly<Record<string, Shape>>): Shape {
  const known = extended.get(fields) ?? new Map<Shape, Shape>();
  extended.set(fields, known);
  const result = known.get(shape) ?? { allOf: [shape, { fields }] };
  known.set(shape, result);
  return result;
}
