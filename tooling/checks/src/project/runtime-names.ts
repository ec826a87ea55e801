import ts from 'typescript';

/**
 * Calls `report` for every identifier that reads a global at run time: it is not a type or the name of a property,
 * and no scope around it declares it.
 */
export function forEachGlobal(root: ts.Node, report: (name: string, node: ts.Identifier) => void): void {
  forEachRuntimeNode(root, (node) => {
    if (ts.isIdentifier(node) && isReference(node) && !isDeclaredAround(node)) {
      report(node.text, node);
    }
  });
}

/** Walks the tree without its types. */
export function forEachRuntimeNode(root: ts.Node, report: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    if (isErased(node)) {
      return;
    }
    report(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
}

function isErased(node: ts.Node): boolean {
  // `extends Base` counts as a type node, but its expression runs.
  const isType = ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
  return (
    isType ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    isTypeImport(node) ||
    isAmbient(node)
  );
}

function isTypeImport(node: ts.Node): boolean {
  return (
    (ts.isImportClause(node) && node.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
    (ts.isExportDeclaration(node) && node.isTypeOnly) ||
    ((ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) && node.isTypeOnly)
  );
}

function isAmbient(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)
  );
}

/** The fields of a node in which an identifier is a name that is defined, not one that is read. */
const namingFields = ['name', 'propertyName', 'label'];

function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    ts.isShorthandPropertyAssignment(parent) ||
    !namingFields.some((field) => Reflect.get(parent, field) === node)
  );
}

function isDeclaredAround(node: ts.Identifier): boolean {
  for (let scope: ts.Node = node.parent; scope !== undefined; scope = scope.parent) {
    if (namesDeclaredIn(scope).includes(node.text)) {
      return true;
    }
  }
  return false;
}

/** Returns the names that a node declares for the nodes inside it. */
function namesDeclaredIn(scope: ts.Node): readonly string[] {
  if (ts.isFunctionLike(scope)) {
    return [...scope.parameters.flatMap(({ name }) => namesOfBinding(name)), ...nameOf(scope)];
  }
  if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isCaseOrDefaultClause(scope)) {
    return [...scope.statements].flatMap(namesOfStatement);
  }
  if (ts.isForStatement(scope) || ts.isForInStatement(scope) || ts.isForOfStatement(scope)) {
    const { initializer } = scope;
    return initializer !== undefined && ts.isVariableDeclarationList(initializer)
      ? namesOfDeclarations(initializer)
      : [];
  }
  if (ts.isCatchClause(scope) && scope.variableDeclaration !== undefined) {
    return namesOfBinding(scope.variableDeclaration.name);
  }
  return [];
}

/** Returns the names that a statement declares in its scope. */
function namesOfStatement(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return namesOfDeclarations(statement.declarationList);
  }
  if (ts.isImportDeclaration(statement)) {
    return namesOfImport(statement.importClause);
  }
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) ? nameOf(statement) : [];
}

function namesOfImport(clause: ts.ImportClause | undefined): readonly string[] {
  return clause === undefined ? [] : [...nameOf(clause), ...namesOfBindings(clause.namedBindings)];
}

function namesOfBindings(bindings: ts.NamedImportBindings | undefined): readonly string[] {
  if (bindings === undefined) {
    return [];
  }
  return ts.isNamedImports(bindings) ? bindings.elements.flatMap(nameOf) : nameOf(bindings);
}

function namesOfDeclarations(list: ts.VariableDeclarationList): readonly string[] {
  return list.declarations.flatMap(({ name }) => namesOfBinding(name));
}

function namesOfBinding(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) {
    return [name.text];
  }
  return [...name.elements].flatMap((one) => (ts.isBindingElement(one) ? namesOfBinding(one.name) : []));
}

function nameOf(node: { readonly name?: ts.Node | undefined }): readonly string[] {
  return node.name !== undefined && ts.isIdentifier(node.name) ? [node.name.text] : [];
}
