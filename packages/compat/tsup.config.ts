import { library } from '../../tooling/config/tsup.ts';

export default {
  ...library(['index', 'errors', 'internal', 'jwt', 'proxy', 'webhooks']),
  // Entries share code in CommonJS, too: an error of one entry is an instance of the class that another exports.
  splitting: true,
  // Rollup then writes the CommonJS, whose exports Node and bundlers can find: SDKs have `export *` of these entries.
  treeshake: true,
};
