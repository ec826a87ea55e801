import type { Code, InlineCode, Link, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** Something that a document says exists. */
export interface Claim {
  readonly kind: 'command' | 'package' | 'path' | 'link' | 'constant';
  readonly name: string;
  readonly line: number;
}

/** A path has a folder or an extension of this repository. URLs, media types and options of commands have neither. */
const EXTENSION = /^(?!\.d\.)[\w./*{},-]*[\w*}]\.(?:ts|mts|mjs|md|json|jsonc|ya?ml|grit|toml)$/;
const FOLDER = /^(?:packages|tooling|decisions|docs|src|\.changeset|\.ci|\.github)(?:\/[\w.*{},-]+)*\/?$/;
const CONSTANT = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{8,})$/;
const PACKAGE = /^@(?:x|tooling)\/[\w-]+(?:\/[\w./-]+)?$/;
const COMMAND = /^(?:npx --yes )?pnpm(?:@[\d.]+)? /;

/** Returns the commands, packages, paths and UPPER_CASE names in backticks, the commands of `sh` blocks, and the links. */
export function claimsOfDocument(markdown: string): readonly Claim[] {
  const claims: Claim[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'inlineCode') {
      claims.push(...claimsOfInlineCode(node));
    } else if (node.type === 'code') {
      claims.push(...claimsOfBlock(node));
    } else if (node.type === 'link') {
      claims.push(...claimsOfLink(node));
    }
    if ('children' in node) {
      node.children.forEach(visit);
    }
  };
  visit(fromMarkdown(markdown));
  return claims;
}

function claimsOfInlineCode({ value, position }: InlineCode): readonly Claim[] {
  const line = position?.start.line ?? 1;
  const text = value.replaceAll('\n', ' ').replace(/^\.\//, '');
  const kind = kindOf(text);
  return kind === undefined ? [] : [{ kind, name: text.replace(/:\d+$/, ''), line }];
}

function kindOf(text: string): Claim['kind'] | undefined {
  if (COMMAND.test(text)) {
    return 'command';
  }
  if (PACKAGE.test(text)) {
    return 'package';
  }
  if (CONSTANT.test(text)) {
    return 'constant';
  }
  return EXTENSION.test(text) || (FOLDER.test(text) && text.includes('/')) ? 'path' : undefined;
}

function claimsOfBlock({ lang, value, position }: Code): readonly Claim[] {
  const first = (position?.start.line ?? 1) + 1;
  return ['sh', 'bash'].includes(lang ?? '')
    ? value.split('\n').flatMap((text, index): Claim[] => {
        const command = text.replace(/^\$ /, '').replace(/#.*/, '').trim();
        return COMMAND.test(command) ? [{ kind: 'command', name: command, line: first + index }] : [];
      })
    : [];
}

function claimsOfLink({ url, position }: Link): readonly Claim[] {
  const [path = ''] = url.split('#');
  const isExternal = /^[a-z]+:/i.test(url);
  return isExternal || path === '' ? [] : [{ kind: 'link', name: path, line: position?.start.line ?? 1 }];
}
