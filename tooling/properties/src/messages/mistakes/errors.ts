import { unwrap } from '@x/errors';
import type { Mistakes } from '../mistakes.ts';

const wrong = (value: unknown) => () => unwrap(value as never);

export const ERRORS: Mistakes = {
  'unwrap: a promise': wrong(Promise.resolve({ result: 1, error: null })),
  'unwrap: an empty list of errors': wrong({ data: null, errors: [] }),
  'unwrap: the error of another library': wrong({ result: null, error: new TypeError('other') }),
};
