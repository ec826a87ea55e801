import { next } from '../official/next.ts';
import { defineClerkJsSuite } from './define-clerk-js-suite.ts';

// Its build takes long, so it has a file of its own, which runs next to the others.
defineClerkJsSuite(next);
