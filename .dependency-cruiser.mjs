/**
 * Which module may import which: the arrows between packages, which ARCHITECTURE.md draws, and no cycle between files.
 * `.dependency-cruiser.folders.mjs` adds cycles between folders.
 */

/** The packages of this repository that each library may import. A library that is missing here may import none. */
const ARROWS = {
  errors: [],
  jwt: ['errors'],
  'rest-client': ['errors'],
  proxy: ['errors'],
  'auth-state': ['errors', 'jwt'],
  webhooks: ['errors'],
  adapters: ['errors', 'auth-state', 'proxy'],
  backend: ['errors', 'jwt', 'rest-client', 'auth-state', 'proxy', 'webhooks'],
  emulator: ['errors', 'jwt', 'webhooks'],
  compat: ['errors', 'jwt', 'rest-client', 'auth-state', 'proxy', 'webhooks', 'backend'],
};

/** Libraries that install npm packages. All others have no third-party dependency: they are a supply-chain target. */
const WITH_THIRD_PARTY = ['emulator'];

/** An optional peer dependency can be absent, so only the entry that is named after it imports it. */
const OPTIONAL_PEERS = { 'rest-client': ['undici'], adapters: ['fastify', 'hono', 'koa', 'next'] };

const TEST = String.raw`\.(test|test-d|test-support|bench)\.ts$`;
const LIBRARY_SOURCE = { path: '^packages/([^/]+)/src/', pathNot: TEST };

const arrows = Object.entries(ARROWS).map(([library, allowed]) => ({
  name: `arrows-of-${library}`,
  comment: `@x/${library} may import ${allowed.map((name) => `@x/${name}`).join(', ') || 'no other package'}.`,
  severity: 'error',
  from: { path: `^packages/${library}/src/`, pathNot: TEST },
  to: { path: '^packages/', pathNot: `^packages/(${[library, ...allowed].join('|')})/` },
}));

const NO_THIRD_PARTY = 'Use the platform, or make the package a devDependency that only tests import.';

const onlyPeers = Object.entries(OPTIONAL_PEERS).map(([library, peers]) => ({
  name: `no-third-party-of-${library}`,
  comment: NO_THIRD_PARTY,
  severity: 'error',
  from: { path: `^packages/${library}/src/`, pathNot: TEST },
  to: { path: 'node_modules/', pathNot: peers.map((peer) => `node_modules/${peer}/`) },
}));

const optionalPeers = Object.entries(OPTIONAL_PEERS).flatMap(([library, peers]) =>
  peers.map((peer) => ({
    name: `optional-peer-${peer}`,
    comment: `${peer} can be absent: only packages/${library}/src/${peer}.ts and the files of src/${peer}/ import it.`,
    severity: 'error',
    from: {
      path: `^packages/${library}/src/`,
      pathNot: [`^packages/${library}/src/${peer}(/|\\.ts$)`, TEST],
    },
    to: { path: `node_modules/${peer}/` },
  })),
);

export default {
  forbidden: [
    ...arrows,
    {
      name: 'library-without-arrows',
      comment: 'Add the library and what it may import to ARROWS in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: LIBRARY_SOURCE.path, pathNot: [TEST, `^packages/(${Object.keys(ARROWS).join('|')})/`] },
      to: { path: '^packages/', pathNot: '^packages/$1/' },
    },
    {
      name: 'no-import-of-tooling',
      comment: 'A library and its tests never import tooling: move the shared code out of tooling.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { path: '^tooling/' },
    },
    {
      name: 'no-import-of-tests',
      comment: 'Tests are not published: move the shared code into a source file.',
      severity: 'error',
      from: LIBRARY_SOURCE,
      to: { path: TEST },
    },
    {
      name: 'no-relative-import-of-another-package',
      comment: 'Import another package by its name.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-third-party',
      comment: NO_THIRD_PARTY,
      severity: 'error',
      from: {
        path: LIBRARY_SOURCE.path,
        pathNot: [TEST, `^packages/(${[...WITH_THIRD_PARTY, ...Object.keys(OPTIONAL_PEERS)].join('|')})/`],
      },
      to: { path: 'node_modules/' },
    },
    ...onlyPeers,
    ...optionalPeers,
    {
      name: 'no-re-export-of-another-package',
      comment:
        'Only @x/backend and @x/compat re-export values of other packages. Types of results have a name in each entry (decision 037).',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/', pathNot: [TEST, '^packages/(backend|compat)/'] },
      to: { dependencyTypes: ['export'], dependencyTypesNot: ['type-only'], pathNot: '^packages/$1/' },
    },
    {
      name: 'no-barrel',
      comment:
        'Only an index.ts or an entry of the package re-exports: import from the file that declares it.',
      severity: 'error',
      from: {
        path: '^packages/([^/]+)/src/',
        pathNot: [
          TEST,
          '/index\\.ts$',
          '^packages/(backend|compat)/src/(errors|jwt|proxy|webhooks)\\.ts$',
          '/src/internal\\.ts$',
          '^packages/rest-client/src/operations/(all-)?types\\.ts$', // for both entries
          '^packages/adapters/src/core/result-types\\.ts$', // for all entries
          '^packages/adapters/src/[a-z]+\\.ts$',
        ],
      },
      to: { dependencyTypes: ['export'] },
    },
    {
      name: 'no-unresolvable-import',
      comment: 'Correct the path, or add the import to "imports" of package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-file-cycle',
      comment: 'Move what the files share into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: {
      path: [
        '/fixtures/',
        String.raw`\.mutation/`,
        String.raw`\.doc-tests/`,
        '/dist/',
        'tooling/packaging/consumers/',
        'tooling/conformance/suites/compat/apps/',
      ],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@x/source', 'node', 'import', 'types', 'default'],
      extensions: ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    combinedDependencies: false,
  },
};
