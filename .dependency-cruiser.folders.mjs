import config from './.dependency-cruiser.mjs';

/** No cycle between the folders of a package, type imports included. Tests may import from any folder of theirs. */
export default {
  forbidden: [
    {
      name: 'no-folder-cycle',
      comment: 'Move what the folders share into a folder that both import.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^packages/' },
      to: { circular: true },
    },
  ],
  options: {
    ...config.options,
    exclude: { path: [...config.options.exclude.path, String.raw`\.(test|test-d|test-support)\.ts$`] },
  },
};
