import { workerd } from '../apps/workerd.ts';
import { defineSuite } from './define-suite.ts';

defineSuite(workerd);
