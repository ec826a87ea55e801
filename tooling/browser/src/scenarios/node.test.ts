import { node } from '../apps/node.ts';
import { defineSuite } from './define-suite.ts';

defineSuite(node);
