/**
 * Measures creating a client, and reading one of its resources, with this SDK and the reference: processor time and
 * memory.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClerkClient } from '@x/backend';
import { createClerkClient as createReference } from 'clerk-latest';
import { compare, formatRatio, quantile, significant } from '../statistics.ts';
import { formatTable } from '../table.ts';

const ROUNDS = 40;
const WARM_UP_ROUNDS = 3;
const CLIENTS_PER_ROUND = 500;
const KEPT_CLIENTS = 3_000;

const keys = { secretKey: 'sk_test_1', publishableKey: `pk_test_${btoa('clerk.example.com$')}` };
// Otherwise it prints a notice, and creates a collector with each client.
const ofReference = { ...keys, telemetry: { disabled: true } };

/** The first is the baseline. */
const contenders: Readonly<Record<string, () => object>> = {
  '@clerk/backend 3.25.0': () => createReference(ofReference),
  '@clerk/backend 3.25.0, and its users': () => withUsers(createReference(ofReference)),
  '@x/backend': () => createClerkClient(keys),
  '@x/backend, and its users': () => withUsers(createClerkClient(keys)),
};

function withUsers<Client extends { readonly users: object }>(client: Client): Client {
  if (typeof Reflect.get(client.users, 'getUser') !== 'function') {
    throw new Error('The client has no users.');
  }
  return client;
}

const names = Object.keys(contenders);
const times = new Map<string, number[]>(names.map((name) => [name, []]));
for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
  for (const [name, create] of Object.entries(contenders)) {
    const before = process.cpuUsage();
    for (let count = 0; count < CLIENTS_PER_ROUND; count++) {
      create();
    }
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) {
      times.get(name)?.push((user + system) / CLIENTS_PER_ROUND);
    }
  }
}

// Sets the flag for contexts that are created later, so that the program needs no option of Node.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Returns the bytes that one client keeps, as the mean of many. */
function bytesOf(create: () => object): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const clients = Array.from({ length: KEPT_CLIENTS }, create);
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  return bytes / clients.length;
}

const [baseline = ''] = names;
const baselineTimes = times.get(baseline) ?? [];
const bytes = new Map(Object.entries(contenders).map(([name, create]) => [name, bytesOf(create)]));
const rows = names.map((name) => {
  const own = times.get(name) ?? [];
  const memory = bytes.get(name) ?? 0;
  return [
    name,
    `${significant(quantile(own, 0.5))} us`,
    formatRatio(compare(own, baselineTimes)),
    `${Math.round(memory)} bytes`,
    (memory / (bytes.get(baseline) ?? 1)).toFixed(2),
  ];
});
console.info(
  `Node ${process.versions.node}: medians of ${ROUNDS} interleaved rounds. Ratios to the first line.\n\n` +
    formatTable([['create a client', 'processor', 'ratio', 'memory', 'ratio'], ...rows]),
);
