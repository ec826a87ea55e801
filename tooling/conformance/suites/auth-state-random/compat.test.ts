import { decidesAlike } from './decides-alike.ts';

decidesAlike('compat');
