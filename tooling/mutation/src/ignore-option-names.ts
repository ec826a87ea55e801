/** The parts of a node of the syntax tree that are looked at. Stryker parses with Babel. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: Node;
  readonly id?: { readonly typeAnnotation?: { readonly typeAnnotation?: { readonly typeName?: Node } } };
}

interface Path {
  readonly node: Node;
  readonly parentPath: Path | null;
}

/** Returns whether an object is a table of option names: `const X: OptionNames<T> = {...}`, or a part of such a table. */
function isOptionNames(table: Path | null | undefined): boolean {
  const holder = table?.parentPath?.node;
  const type = holder?.id?.typeAnnotation?.typeAnnotation?.typeName?.name;
  return type === 'OptionNames' || holder?.callee?.name === 'joinOptionNames';
}

/** Returns why a node is not mutated. */
function shouldIgnore({ node, parentPath: property }: Path): string | undefined {
  const isTrue = node.type === 'BooleanLiteral' && node.value === true;
  const isIgnored = isTrue && property?.node.type === 'ObjectProperty' && isOptionNames(property.parentPath);
  return isIgnored ? 'Only the names count: the type of the table rejects false.' : undefined;
}

/** A plugin of Stryker. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'option-names', value: { shouldIgnore } }];
