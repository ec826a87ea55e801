module.exports = {
  testMatch: ['**/jest-*.test.cjs'],
  globalSetup: './jest-setup.cjs',
  globalTeardown: './jest-teardown.cjs',
};
