import process from 'node:process';
import { buildSite } from './build-site.ts';

const { isWhole, out } = await buildSite();
console.log(isWhole ? `The site is in ${out}` : 'The site has faults: see above.');
process.exitCode = isWhole ? 0 : 1;
