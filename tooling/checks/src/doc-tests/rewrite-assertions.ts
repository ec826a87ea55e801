import ts from 'typescript';

export interface Rewriting {
  readonly code: string;
  readonly problems: readonly Problem[];
}

interface Problem {
  readonly line: number;
  readonly message: string;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

interface Assertion {
  readonly statement: ts.ExpressionStatement | ts.VariableStatement;
  readonly value: string;
  readonly line: number;
}

/** The name under which the generated module imports `checkValue`. */
export const checkName = '__checkValue';

/**
 * Turns `expression; // => value` and `const x = expression; // => value` into calls that compare. The lines keep their
 * numbers.
 */
export function rewriteAssertions(code: string): Rewriting {
  const ast = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022, true);
  const assertions = assertionsIn(ast);
  const asserted = new Set(assertions.map(({ line }) => line));
  const problems = assertions.flatMap((assertion) => problemOf(assertion) ?? []);
  return {
    code: problems.length > 0 ? code : insert(assertions.flatMap(insertionsFor), code),
    problems: [...problems, ...strayComments(code, asserted)],
  };
}

function assertionsIn(ast: ts.SourceFile): readonly Assertion[] {
  const found: Assertion[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) || ts.isVariableStatement(node)) {
      const value = expectedValue(node, ast.text);
      if (value !== undefined) {
        const line = ast.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
        found.push({ statement: node, value, line });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}

const marker = /^\/\/\s*=>\s*(.*)$/;

function expectedValue(statement: ts.Statement, code: string): string | undefined {
  const comments = ts.getTrailingCommentRanges(code, statement.getEnd()) ?? [];
  const texts = comments.map(({ pos, end }) => marker.exec(code.slice(pos, end))?.[1]);
  return texts.find((text) => text !== undefined);
}

function problemOf({ statement, value, line }: Assertion): Problem | undefined {
  if (!isExpression(value)) {
    return {
      line,
      message: `\`${value}\` after => is not a JavaScript expression: write one value`,
    };
  }
  if (ts.findAncestor(statement.parent, ts.isFunctionLike) !== undefined) {
    return { line, message: '=> is in a function, which might never run: compare its result outside' };
  }
  if (ts.isVariableStatement(statement) && singleName(statement) === undefined) {
    return { line, message: '=> after a pattern: compare one of its names in a separate statement' };
  }
  return undefined;
}

/** Returns true for an expression without a comma: `true, because` is a sentence. */
function isExpression(text: string): boolean {
  const code = `(${text}\n)`;
  const { diagnostics = [] } = ts.transpileModule(code, { reportDiagnostics: true });
  const [statement, ...others] = ts.createSourceFile('value.ts', code, ts.ScriptTarget.ES2022).statements;
  return (
    diagnostics.length === 0 &&
    others.length === 0 &&
    statement !== undefined &&
    ts.isExpressionStatement(statement) &&
    ts.isParenthesizedExpression(statement.expression) &&
    !ts.isCommaListExpression(statement.expression.expression) &&
    !(
      ts.isBinaryExpression(statement.expression.expression) &&
      statement.expression.expression.operatorToken.kind === ts.SyntaxKind.CommaToken
    )
  );
}

function insertionsFor({ statement, value }: Assertion): readonly Insertion[] {
  if (ts.isVariableStatement(statement)) {
    const text = `; ${checkName}(await ${singleName(statement)}, (${value}));`;
    return [{ at: statement.getEnd(), text }];
  }
  const { expression } = statement;
  return [
    { at: expression.getStart(), text: `${checkName}(await (` },
    { at: expression.getEnd(), text: `), (${value}))` },
  ];
}

function singleName({ declarationList }: ts.VariableStatement): string | undefined {
  const [declaration, ...others] = declarationList.declarations;
  const isSingle = declaration !== undefined && others.length === 0 && ts.isIdentifier(declaration.name);
  return isSingle ? declaration.name.getText() : undefined;
}

function insert(insertions: readonly Insertion[], code: string): string {
  const backwards = [...insertions].sort((a, b) => b.at - a.at);
  return backwards.reduce((text, one) => text.slice(0, one.at) + one.text + text.slice(one.at), code);
}

function strayComments(code: string, asserted: ReadonlySet<number>): readonly Problem[] {
  return code.split('\n').flatMap((text, index) => {
    const isStray = /\/\/\s*=>/.test(text) && !asserted.has(index + 1);
    const message = '=> compares nothing: write it after an expression statement or `const x = ...`';
    return isStray ? [{ line: index + 1, message }] : [];
  });
}
