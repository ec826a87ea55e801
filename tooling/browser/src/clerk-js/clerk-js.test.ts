import { node } from '../apps/node.ts';
import { officialServers } from '../official/official.ts';
import { defineClerkJsSuite } from './define-clerk-js-suite.ts';

for (const server of [node, ...officialServers]) {
  defineClerkJsSuite(server);
}
