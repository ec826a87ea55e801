import { dirname } from 'node:path/posix';
import ts from 'typescript';
import { importsOf } from './imports-of.ts';
import { readManifest } from './manifest.ts';
import type { Package, Project, SourceFile, SourceKind } from './project.ts';

/** Describes a project from its files. Parses each source file once, for all checks. */
export function describeProject(texts: Project['texts']): Project {
  const folders = [...texts.keys()].filter((path) => /^(packages|tooling)\/[^/]+\/package\.json$/.test(path));
  return { packages: folders.map((path) => describePackage(dirname(path), texts)), texts };
}

function describePackage(folder: string, texts: Project['texts']): Package {
  const isLibrary = folder.startsWith('packages/');
  const sources = [...texts].filter(
    ([path]) => path.startsWith(`${folder}/`) && /\.[cm]?tsx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path),
  );
  return {
    folder,
    isLibrary,
    manifest: readManifest(texts.get(`${folder}/package.json`) ?? '{}'),
    files: sources
      .filter(([path]) => !path.includes('/fixtures/'))
      .map(([path, text]) => describeFile(path, text, kindOf(path, folder, isLibrary))),
  };
}

function kindOf(path: string, folder: string, isLibrary: boolean): SourceKind {
  if (/\.(test|test-d|test-support|bench)\.[cm]?tsx?$/.test(path)) {
    return 'test';
  }
  const isOutsideSrc = isLibrary && !path.startsWith(`${folder}/src/`);
  return isOutsideSrc || /\.config\.[cm]?ts$/.test(path) ? 'config' : 'source';
}

function describeFile(path: string, text: string, kind: SourceKind): SourceFile {
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return { path, kind, text, ast, imports: importsOf(ast) };
}
