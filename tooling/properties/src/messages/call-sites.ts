import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isClerkError } from '@x/errors';
import ts from 'typescript';

const PACKAGES = fileURLToPath(new URL('../../../../packages/', import.meta.url));

/** The classes of the errors that users see. */
const CLASSES: ReadonlySet<string> = new Set([
  'ConfigError',
  'TokenVerificationError',
  'MachineTokenVerificationError',
  'SignJWTError',
  'ClerkError',
  'ClerkAPIError',
  'WebhookVerificationError',
  'SeedError',
]);

/** The functions that create an error with the message of their caller. The message is at the call of the function. */
const HELPERS: ReadonlySet<string> = new Set([
  'apiError',
  'check',
  'failedToLoad',
  'invalidEntry',
  'invalidKey',
  'need',
  'orConfigError',
  'outage',
  'verificationError',
]);

/** Packages have functions of their own with the name of a helper. */
const PACKAGE_OF: Readonly<Record<string, string>> = { check: 'rest-client', need: 'rest-client' };

/**
 * Everywhere in the packages that an error with its own message is created, as `jwt/src/sign-jwt.ts:42`. The errors of
 * `@x/compat` are compared with those of the reference: tooling/conformance.
 */
export function findCallSites(): readonly string[] {
  const files = globSync('*/src/**/*.ts', { cwd: PACKAGES }).filter(
    (path) => !path.startsWith('compat/') && !/\.test(-\w+)?\.ts$/.test(path),
  );
  return files.flatMap((path) => sitesIn(path, readFileSync(PACKAGES + path, 'utf8')));
}

function sitesIn(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const sites: string[] = [];
  const visit = (node: ts.Node): void => {
    const isSite =
      (ts.isNewExpression(node) && CLASSES.has(node.expression.getText(source))) ||
      (ts.isCallExpression(node) && isHelper(node.expression.getText(source), path));
    if (isSite) {
      sites.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sites;
}

function isHelper(name: string, path: string): boolean {
  return HELPERS.has(name) && path.startsWith(PACKAGE_OF[name] ?? '');
}

const FRAME = /^\s+at (?:async )?(?:new )?(?<caller>[\w.<>$]*).*?\(?(?<path>\/[^():]+):(?<line>\d+):\d+\)?$/;

/** Returns where an error and its causes were created: the places of `new`, and the calls of the helpers above them. */
export function sitesOf(error: unknown): readonly string[] {
  if (!isClerkError(error)) {
    return [];
  }
  const sites: string[] = [...sitesOf(error.cause)];
  for (const frame of String(error.stack).split('\n')) {
    const { caller = '', path, line } = FRAME.exec(frame)?.groups ?? {};
    if (path?.startsWith(PACKAGES)) {
      sites.push(`${relative(PACKAGES, path)}:${line}`);
      if (!isHelper(caller, relative(PACKAGES, path))) {
        break;
      }
    }
  }
  return sites;
}
