import process from 'node:process';
import { createClient, type Keys } from '../src/app.ts';

/** The client of a program that is built, whose keys are in the environment. */
export const clerk = createClient(JSON.parse(process.env['KEYS'] ?? '{}') as Keys);
