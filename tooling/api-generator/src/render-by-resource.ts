import { kebabCase } from './casing.ts';
import type { OperationModel } from './describe-operation.ts';
import { HEADER } from './render.ts';

/** Renders the file with the operations of every resource, for the client. */
export function renderByResource(byResource: ReadonlyMap<string, readonly OperationModel[]>): string {
  const resources = [...byResource.keys()];
  const imports = resources.map((one) => `import * as ${one} from './${kebabCase(one)}.ts';`);
  const types = resources.map((one) => `${one}: typeof ${one};`);
  const operations = [...byResource].map(([resource, models]) => {
    const members = models.map(({ entry: { method } }) => `${resource}.${method},`);
    return `${resource}: [\n${members.join('\n')}\n],`;
  });
  return `${HEADER}import type { AnyOperation } from '../engine/operation.ts';
${imports.join('\n')}

/** The operations of every resource, by the name of the method on the client. */
export interface Resources {
${types.join('\n')}
}

/** The constants that \`call\` takes, for the client. A constant's name ends with the name of its method. */
export const OPERATIONS_BY_RESOURCE: { readonly [Resource in keyof Resources]: readonly AnyOperation[] } = {
${operations.join('\n')}
};
`;
}
