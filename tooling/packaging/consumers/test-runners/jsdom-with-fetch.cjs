const { TestEnvironment } = require('jest-environment-jsdom');

/** The environment jsdom with the classes of Node that it lacks, and the packages as they are for Node. */
module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    const { fetch, Headers, Request, Response, ReadableStream, TextDecoder, TextEncoder } = globalThis;
    Object.assign(this.global, {
      fetch,
      Headers,
      Request,
      Response,
      ReadableStream,
      TextDecoder,
      TextEncoder,
    });
  }

  exportConditions() {
    return ['node', 'require', 'default'];
  }
};
