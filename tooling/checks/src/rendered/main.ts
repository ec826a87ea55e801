import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withRenderedBlock } from './rendered-block.ts';
import { RENDERED_DOCUMENTS } from './rendered-documents.ts';

for (const { file, render } of RENDERED_DOCUMENTS) {
  const path = fileURLToPath(new URL(`../../../../${file}`, import.meta.url));
  writeFileSync(path, withRenderedBlock(readFileSync(path, 'utf8'), render()));
}
