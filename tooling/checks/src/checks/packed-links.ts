import { dirname, join } from 'node:path/posix';
import { claimsOfDocument } from '../documents/claims-of-document.ts';
import type { Check, Package, Project, Violation } from '../project/project.ts';

/** The files of every tarball, whatever `files` says. */
const ALWAYS_PACKED: ReadonlySet<string> = new Set(['README.md', 'LICENSE', 'package.json']);

/** A document of a tarball links to files of the same tarball and to URLs, because readers have nothing else. */
export const packedLinks: Check = {
  name: 'packed-links',
  run: (project) =>
    packedDocuments(project).flatMap(({ library, path, text }) => checkDocument(library, path, text)),
  scope: (project) => `${packedDocuments(project).length} packed documents`,
};

interface PackedDocument {
  readonly library: Package;
  /** From the root of the package. */
  readonly path: string;
  readonly text: string;
}

const packedDocuments = ({ packages, texts }: Project): readonly PackedDocument[] =>
  packages
    .filter(({ isLibrary }) => isLibrary)
    .flatMap((library) =>
      [...texts]
        .filter(([file]) => file.startsWith(`${library.folder}/`) && file.endsWith('.md'))
        .map(([file, text]) => ({ library, path: file.slice(library.folder.length + 1), text }))
        .filter(({ path }) => isPacked(library, path)),
    );

function isPacked({ manifest }: Package, path: string): boolean {
  return ALWAYS_PACKED.has(path) || manifest.files.some((file) => `${path}/`.startsWith(`${file}/`));
}

function checkDocument(library: Package, path: string, text: string): readonly Violation[] {
  return claimsOfDocument(text)
    .filter(({ kind, name }) => kind === 'link' && !isPacked(library, join(dirname(path), name)))
    .map(({ name, line }) => ({
      check: 'packed-links',
      file: `${library.folder}/${path}`,
      line,
      message: `the tarball does not contain '${name}': name the package and the file instead of a link`,
    }));
}
