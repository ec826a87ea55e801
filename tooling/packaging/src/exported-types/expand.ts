import ts from 'typescript';

/** An exported constant of a generated program. */
export interface Line {
  readonly name: string;
  readonly expression: string;
  /** Undefined for a type that only the compiler can compute. */
  readonly type?: ts.Type | undefined;
}

/** A line whose name is the name of the constant before, and a suffix. */
type Step = readonly [suffix: string, expression: string, type?: ts.Type | undefined];

/** Returns constants for all that can be reached from a constant in one step. Each type is expanded once. */
export function expand(name: string, type: ts.Type, checker: ts.TypeChecker, seen: Set<string>): Line[] {
  const key = keyOf(type, checker);
  if (seen.has(key) || !holdsOthers(type)) {
    return [];
  }
  seen.add(key);
  return stepsOf(name, type, checker).map(([suffix, expression, reached]) => ({
    name: `${name}_${suffix}`,
    expression,
    type: reached,
  }));
}

function stepsOf(name: string, type: ts.Type, checker: ts.TypeChecker): Step[] {
  if (type.isUnion()) {
    return [...callsOf(name, type, checker), ...membersOf(name, type, checker)];
  }
  const element = elementOf(name, type, checker);
  if (element !== undefined) {
    return [element];
  }
  return [...callsOf(name, type, checker), ...(isOfPlatform(type) ? [] : propertiesOf(name, type, checker))];
}

const keys = new WeakMap<ts.Type, string>();

/** The same for the same type in another program. Two types can have the same name. */
function keyOf(type: ts.Type, checker: ts.TypeChecker): string {
  const known = keys.get(type);
  if (known !== undefined) {
    return known;
  }
  const [declaration] = type.symbol?.declarations ?? [];
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  const key = `${declaration?.getSourceFile().fileName} ${text}`;
  keys.set(type, key);
  return key;
}

function propertiesOf(name: string, type: ts.Type, checker: ts.TypeChecker): Step[] {
  return (
    checker
      .getPropertiesOfType(type)
      .filter((property) => !property.name.startsWith('__@') && property.name !== 'prototype')
      // A request has members that depend on the platform.
      .filter(({ declarations: [first] = [] }) => first === undefined || isOurs(first))
      .map((property) => [property.name, checker.getTypeOfSymbol(property)] as const)
      .filter(([, reached]) => holdsOthers(reached))
      .map(([key, reached]) => [key.replace(/\W/g, '_'), `${name}[${JSON.stringify(key)}]`, reached])
  );
}

/** The results and parameters of functions, and the instances of classes. */
function callsOf(name: string, type: ts.Type, checker: ts.TypeChecker): Step[] {
  if (type.getConstructSignatures().length > 0) {
    return [['instance', `new ${name}(...(null! as ConstructorParameters<typeof ${name}>))`]];
  }
  const signatures = checker.getSignaturesOfType(type, ts.SignatureKind.Call);
  const last = signatures.at(-1);
  if (last === undefined) {
    return [];
  }
  const parameters = Array.from(
    { length: lengthOf(last, checker) },
    (_, index): Step => [`parameter${index}`, `null! as NonNullable<Parameters<typeof ${name}>[${index}]>`],
  );
  if (signatures.length > 1) {
    const results = signatures.map(
      (_, index): Step => [
        `result${index}`,
        `null! as Results<typeof ${name}>[${signatures.length - 1 - index}]`,
      ],
    );
    return [...results, ...parameters];
  }
  const result = last.typeParameters === undefined ? last.getReturnType() : undefined;
  const expression =
    last.thisParameter === undefined
      ? `${name}(...(null! as Parameters<typeof ${name}>))`
      : `null! as ReturnType<typeof ${name}>`;
  return [['result', expression, result], ...parameters];
}

/** The number of parameters. A rest parameter can be a tuple of several. */
function lengthOf({ parameters }: ts.Signature, checker: ts.TypeChecker): number {
  const rest = parameters.at(-1);
  const type = rest && checker.getTypeOfSymbol(rest);
  if (type === undefined || !checker.isTupleType(type)) {
    return parameters.length;
  }
  // A tuple type is a reference to a generic type.
  return parameters.length - 1 + checker.getTypeArguments(type as ts.TypeReference).length;
}

/** The members of a union, by a property whose value belongs to some of them. */
function membersOf(name: string, type: ts.UnionType, checker: ts.TypeChecker): Step[] {
  const members = type.types.filter(
    (member) => !(member.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)),
  );
  if (members.length < type.types.length) {
    return [['present', `null! as NonNullable<typeof ${name}>`, checker.getNonNullableType(type)]];
  }
  const objects = members.filter(holdsOthers);
  if (objects.length < members.length) {
    const [only] = objects;
    const left = objects.length === 1 ? only : undefined;
    return objects.length === 0 ? [] : [['object', `null! as Exclude<typeof ${name}, Primitive>`, left]];
  }
  const found = members.flatMap((member) =>
    checker
      .getPropertiesOfType(member)
      .map((property) => [property.name, checker.getTypeOfSymbol(property)] as const)
      .filter(([, value]) => isUnit(value))
      .map(([key, value]) => `{ ${JSON.stringify(key)}: ${checker.typeToString(value)} }`),
  );
  return [...new Set(found)].map((shape, index) => [
    `member${index}`,
    `null! as Extract<typeof ${name}, ${shape}>`,
  ]);
}

const isUnit = ({ flags }: ts.Type): boolean =>
  Boolean(flags & (ts.TypeFlags.Null | ts.TypeFlags.StringLiteral | ts.TypeFlags.BooleanLiteral));

/** The value of a promise, the items of a list or an iterable. */
function elementOf(name: string, type: ts.Type, checker: ts.TypeChecker): Step | undefined {
  if (type.symbol?.name === 'Promise') {
    return ['value', `null! as Awaited<typeof ${name}>`, checker.getAwaitedType(type)];
  }
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return ['item', `null! as (typeof ${name})[number]`, type.getNumberIndexType()];
  }
  const isIterable = checker
    .getPropertiesOfType(type)
    .some((property) => property.name.startsWith('__@asyncIterator'));
  return isIterable ? ['item', `null! as ItemOf<typeof ${name}>`] : undefined;
}

/** Returns whether more types can be reached from a type. A string with a brand is a string. */
function holdsOthers(type: ts.Type): boolean {
  return type.isIntersection()
    ? type.types.every(holdsOthers)
    : Boolean(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.TypeParameter));
}

/** Returns whether a type is a class or an interface of the language or the platform, such as `Headers`. */
function isOfPlatform({ symbol }: ts.Type): boolean {
  const [declaration] = symbol?.declarations ?? [];
  const isNamed = !symbol?.name.startsWith('__');
  return isNamed && declaration !== undefined && !isOurs(declaration);
}

const isOurs = (declaration: ts.Declaration) => declaration.getSourceFile().fileName.includes('/@x/');
