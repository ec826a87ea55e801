import { createClerkClient } from 'clerk-latest';
import { vi } from 'vitest';
import { createRandom } from '../../auth-state-random/cases/random.ts';

/** What the reference reads of a value. */
interface Reads {
  readonly fields: Map<string, Reads>;
  isList: boolean;
  isUrl: boolean;
}

const URL_TEXT = 'https://example.com/a?b=c';
const ROUNDS = 60;

/**
 * Returns an example of the JSON of a kind of object, with each field that the reference reads, also in nested objects
 * and lists. So no field is missed that the description lacks.
 */
export async function exampleRead(object: string): Promise<unknown> {
  const reads = createReads();
  const client = createClerkClient({ secretKey: 'sk_test_1', telemetry: { disabled: true } });
  for (let round = 0; round < ROUNDS; round++) {
    const random = createRandom(1, round);
    const absence = round % 2 === 0 ? 0 : 0.2;
    const json = observer(reads, { object }, () => random.chance(absence));
    vi.stubGlobal('fetch', async () => ({
      ok: true,
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      json: async () => json,
    }));
    // The reference rejects if a list is absent.
    await client.users.getUser('user_1').catch(() => undefined);
  }
  vi.unstubAllGlobals();
  return { object, ...(reads.fields.size > 0 && Object(exampleOf(reads))) };
}

const createReads = (): Reads => ({ fields: new Map(), isList: false, isUrl: false });

/** A value that records what is read of it. Some fields are absent, so that the names in their place are read as well. */
function observer(reads: Reads, known: object, isAbsent: () => boolean): object {
  const get = (_target: object, key: string | symbol): unknown => {
    if (key === Symbol.toPrimitive) {
      reads.isUrl = true;
      return () => URL_TEXT;
    }
    if (key === 'map') {
      reads.isList = true;
      return (make: (item: object) => unknown) => [make(observer(reads, {}, isAbsent))];
    }
    if (typeof key === 'symbol' || key === 'then') {
      return undefined;
    }
    if (key in known) {
      return Reflect.get(known, key);
    }
    const field = reads.fields.get(key) ?? createReads();
    reads.fields.set(key, field);
    return isAbsent() ? undefined : observer(field, {}, isAbsent);
  };
  return new Proxy({}, { get, has: (_target, key) => key in known });
}

function exampleOf({ fields, isList, isUrl }: Reads): unknown {
  const entries = [...fields].map(([name, reads]) => [name, exampleOf(reads)]);
  const scalar = isUrl ? URL_TEXT : 'text';
  const item = entries.length > 0 ? Object.fromEntries(entries) : scalar;
  return isList ? [item] : item;
}
