import ts from 'typescript';

/** What the file around an expression brings. */
export interface FileScope {
  readonly ast: ts.SourceFile;
  /** Names that the file declares or imports. Reading one does nothing. */
  readonly declared: ReadonlySet<string>;
  /** Those of them whose functions are known to be pure. */
  readonly callable: ReadonlySet<string>;
}

/**
 * The first part of an expression that does more than give a value, if there is one. Conservative: what isn't
 * known to be inert counts as running.
 */
export function findRunningCode(node: ts.Node, scope: FileScope): ts.Node | undefined {
  const first = (nodes: readonly ts.Node[]): ts.Node | undefined => {
    for (const inner of nodes) {
      const running = findRunningCode(inner, scope);
      if (running !== undefined) {
        return running;
      }
    }
    return undefined;
  };
  if (ts.isIdentifier(node)) {
    return scope.declared.has(node.text) || inertGlobals.has(node.text) ? undefined : node;
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const isInert = isInertCall(node, scope);
    return isInert ? first([node.expression, ...(node.arguments ?? [])]) : node;
  }
  if (ts.isTaggedTemplateExpression(node)) {
    return inertCalls.has(node.tag.getText(scope.ast)) ? first(partsOf(node.template)) : node;
  }
  if (ts.isObjectLiteralExpression(node)) {
    return first(node.properties.flatMap(partsOfProperty));
  }
  return isComposition(node) ? first(partsOf(node)) : isLiteral(node) ? undefined : node;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Globals that cost nothing to read. `Headers`, `TextDecoder` and their like are loaded at first touch. */
const inertGlobals = words(
  'undefined NaN Infinity Object Array String Number Boolean BigInt Symbol Math JSON Set Map WeakMap WeakSet RegExp Error TypeError RangeError Uint8Array',
);

/** Functions of the platform that only build a value. */
const inertCalls = words(
  'Object.freeze Object.entries Object.fromEntries Object.keys Object.values Symbol Symbol.for String.raw String BigInt Number',
);

const inertConstructors = words('Set Map WeakMap WeakSet RegExp Uint8Array');

/** Methods of arrays, maps, sets and strings that change nothing. */
const inertMethods = words(
  'concat entries filter flat flatMap includes join keys map replace slice split toLowerCase toUpperCase trim values',
);

/** Functions of this repository that turn a constant into a constant are named so. */
const definingName = /^(define|operation)/;

function isInertCall(node: ts.CallExpression | ts.NewExpression, { ast, callable }: FileScope): boolean {
  const callee = node.expression;
  const name = callee.getText(ast);
  if (isMarkedPure(node, ast)) {
    return true;
  }
  if (ts.isNewExpression(node)) {
    return inertConstructors.has(name);
  }
  const isInertMethod = ts.isPropertyAccessExpression(callee) && inertMethods.has(callee.name.text);
  return inertCalls.has(name) || callable.has(name) || definingName.test(name) || isInertMethod;
}

function isMarkedPure(node: ts.Node, ast: ts.SourceFile): boolean {
  return /\/\*\s*[#@]__PURE__\s*\*\/\s*$/.test(ast.text.slice(node.getFullStart(), node.getStart(ast)));
}

function partsOfProperty(property: ts.ObjectLiteralElementLike): readonly ts.Node[] {
  const { name } = property;
  const computed = name !== undefined && ts.isComputedPropertyName(name) ? [name.expression] : [];
  if (ts.isPropertyAssignment(property)) {
    return [...computed, property.initializer];
  }
  if (ts.isShorthandPropertyAssignment(property)) {
    return [property.name];
  }
  return ts.isSpreadAssignment(property) ? [property.expression] : computed;
}

const literalKeywords: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);

function isLiteral(node: ts.Node): boolean {
  return (
    ts.isLiteralExpression(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isOmittedExpression(node) ||
    literalKeywords.has(node.kind)
  );
}

/** Expressions that are as inert as their parts. */
function isComposition(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isTemplateExpression(node) ||
    ts.isTemplateSpan(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isTypeOfExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && !isIncrement(node.operator)) ||
    (ts.isBinaryExpression(node) && !isAssignment(node.operatorToken.kind))
  );
}

function isIncrement(operator: ts.PrefixUnaryOperator): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** The children of a node that are evaluated with it: neither types nor operators nor the names of members. */
function partsOf(node: ts.Node): readonly ts.Node[] {
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    const isMemberName = ts.isPropertyAccessExpression(node) && child === node.name;
    if ((ts.isExpression(child) || ts.isTemplateSpan(child)) && !isMemberName) {
      parts.push(child);
    }
  });
  return parts;
}
