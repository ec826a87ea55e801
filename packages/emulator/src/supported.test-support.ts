import { operationBehaviours, recordBehaviours } from './behaviours/behaviours.ts';
import { changesOfAct } from './engine/kinds.ts';
import { type Operation, readOperationTable, type Tier } from './engine/operation.ts';
import { frontendRoutes } from './frontend/frontend-routes.ts';
import { eventTypes } from './webhooks/event-types.ts';

/** What an operation is worth: `exact` has rules of its own, `stateful` keeps state, `stub` has the right shape. */
type State = 'exact' | 'stateful' | 'stub' | 'not emulated';

const stateful: ReadonlySet<Operation['kind']> = new Set([
  'change',
  'count',
  'create',
  'create-many',
  'delete',
  'get',
  'list',
  'read',
  'replace',
  'update',
]);

function stateOf({ id, kind, answer, tier, collection }: Operation): State {
  const isHandled = operationBehaviours[id]?.handle !== undefined;
  const hasRules = collection !== undefined && recordBehaviours[collection] !== undefined;
  if (tier === 'P2' && (isHandled || hasRules)) return 'stateful';
  if (isHandled) return 'exact';
  if (kind === 'none') return 'not emulated';
  if (tier === 'P2') return 'stub';
  if (hasRules) return 'exact';
  if (stateful.has(kind)) return 'stateful';
  const { shapes } = readOperationTable();
  const isChange = kind === 'act' && Object.keys(changesOfAct(id, answer ?? 'object', shapes)).length > 0;
  return isChange ? 'stateful' : 'stub';
}

const states: readonly State[] = ['exact', 'stateful', 'stub', 'not emulated'];
const tiers: readonly Tier[] = ['P0', 'P1', 'P2'];

/** Renders SUPPORTED.md. */
export function renderSupport(): string {
  const { operations } = readOperationTable();
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort();
  return `# Supported operations

<!-- Generated: \`pnpm --filter @x/emulator test -u\` writes this file. -->

The Backend API of version 2026-05-12 has ${operations.length} operations. The emulator answers them in one of four ways:

| state | meaning |
| --- | --- |
| exact | has the rules of its resource, in addition to the API's description; docs/differences.md lists the rules that are missing |
| stateful | creates, changes, lists and deletes records; has the validation of the API's description and no further rule |
| stub | has a valid body; the state behind it is not that of the API |
| not emulated | responds with status 501 and the code \`not_emulated\` |

| tier | ${states.join(' | ')} | all |
| --- | --- | --- | --- | --- | --- |
${tiers.map((tier) => rowOf(tier, operations)).join('\n')}

P0 is what most backends use, P1 is what many use, and P2 is the rest.

${tags.map((tag) => sectionOf(tag, operations)).join('\n\n')}

# Supported endpoints of the Frontend API

The emulator answers these endpoints, which browsers call, with the rules that docs/browsers.md describes. Every other path below
\`/v1/client\`, \`/v1/me\`, \`/v1/environment\` and \`/v1/dev_browser\` responds with status 501 and the code \`not_emulated\`.

| endpoint |
| --- |
| \`GET /.well-known/jwks.json\` |
${frontendRoutes.map(({ id }) => `| \`${id}\` |`).join('\n')}

# Webhook events

These are all published types of events. docs/webhooks.md describes how they are sent.

| type | emitted |
| --- | --- |
${eventTypes()
  .map(([type, reason]) => `| \`${type}\` | ${reason === undefined ? 'yes' : `no: ${reason}`} |`)
  .join('\n')}
`;
}

function rowOf(tier: Tier, operations: readonly Operation[]): string {
  const ofTier = operations.filter((operation) => operation.tier === tier);
  const counts = states.map((state) => ofTier.filter((operation) => stateOf(operation) === state).length);
  return `| ${[tier, ...counts, ofTier.length].join(' | ')} |`;
}

function sectionOf(tag: string, operations: readonly Operation[]): string {
  const rows = operations
    .filter((operation) => operation.tag === tag)
    .map(
      (operation) =>
        `| \`${operation.id.replace(' ', ' /v1')}\` | ${operation.tier} | ${stateOf(operation)} |`,
    );
  return `## ${tag}

| operation | tier | state |
| --- | --- | --- |
${rows.join('\n')}`;
}
