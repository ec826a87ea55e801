import { mergeConfig } from 'vitest/config';
import { limits } from '../config/vitest.ts';
import { createTableReporter } from './src/table/table-reporter.ts';

export default mergeConfig(limits, {
  test: {
    include: ['src/**/*.test.ts'],
    maxWorkers: 2,
    // A scenario is a row of a table that is quoted: its name is not cut.
    taskTitleValueFormatTruncate: 0,
    reporters: ['verbose', createTableReporter()],
    // Node loads the built packages, as it does for users.
    server: { deps: { external: [/\/packages\/[\w-]+\/dist\//] } },
  },
});
