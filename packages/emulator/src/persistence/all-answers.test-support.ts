import type { EmulatorSnapshot } from '../control/backup.ts';
import { type Operation, readOperationTable } from '../engine/operation.ts';
import type { Emulator } from '../index.ts';

/** The records of a collection that paths name. */
const MAXIMUM = 4;

/** Returns the answer to every GET operation by its path, for the records of the emulator. Its own origin is `<origin>`. */
export async function allAnswers(emulator: Emulator): Promise<Readonly<Record<string, unknown>>> {
  const { records } = emulator.snapshot();
  const { operations } = readOperationTable();
  const paths = operations
    .filter(({ id, kind }) => id.startsWith('GET ') && kind !== 'sample')
    .flatMap((operation) => pathsOf(operation, records));
  const headers = { authorization: `Bearer ${emulator.secretKey}`, 'clerk-api-version': '2026-05-12' };
  const answers: [string, unknown][] = [];
  for (const path of paths) {
    const response = await emulator.fetch(`${emulator.url}/v1${path}`, { headers });
    const text = await response.text();
    // An error has a trace id of its own each time.
    answers.push([path, response.ok ? text.replaceAll(emulator.url, '<origin>') : response.status]);
  }
  return Object.fromEntries(answers);
}

/** Returns the paths of an operation for the records that its parameters can name. */
function pathsOf(
  { id, key, collection, parents }: Operation,
  records: EmulatorSnapshot['records'],
): readonly string[] {
  const template = id.slice('GET '.length);
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.reduce<readonly string[]>(
    (paths, name) => {
      const collectionName = parents?.[name] ?? (name === key ? collection : undefined) ?? byParameter[name];
      const ids = idsOf(collectionName === undefined ? [] : records[collectionName]);
      return paths.flatMap((path) => ids.map((recordId) => path.replace(`{${name}}`, recordId)));
    },
    [template],
  );
}

/** The parameters of operations that a behaviour answers. */
const byParameter: Readonly<Record<string, string>> = { user_id: 'users', organization_id: 'organizations' };

function idsOf(records: readonly object[] = []): readonly string[] {
  return [...records.slice(0, MAXIMUM), ...records.slice(MAXIMUM).slice(-MAXIMUM)].map((record) =>
    String(Reflect.get(record, 'id')),
  );
}
