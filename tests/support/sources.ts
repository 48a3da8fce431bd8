import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The top-level folders of the product's code. */
export const LAYERS = ['contract', 'domain', 'formats', 'db', 'server', 'web', 'seeds'] as const;

/** One of the project's files. `path` is relative to the root and uses `/`. */
export interface Source {
  path: string;
  text: string;
}

export interface Import {
  /** A package as written, or the path from the root of one of the project's files. */
  target: string;
  /** The import is erased at compile time. */
  typeOnly: boolean;
}

/** Every file below these folders whose name ends in one of `endings`, sorted by path. */
export function sourcesOf(
  folders: readonly string[],
  endings: readonly string[] = ['.ts', '.tsx'],
): Source[] {
  return folders
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name.split(sep).join('/')}`)
        .filter((path) => endings.some((ending) => path.endsWith(ending))),
    )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

const imports = new WeakMap<Source, Import[]>();

/** Finds `import`, `export … from`, `import()` and bare `import 'x'`; ignores comments. */
export function importsOf(source: Source): Import[] {
  const known = imports.get(source);
  if (known) return known;
  const found = findImports(source);
  imports.set(source, found);
  return found;
}

function findImports({ path, text }: Source): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  for (const [, keyword, clause = '', quoted] of code.matchAll(STATIC)) {
    const typeOnly = /^type\b/.test(clause.trim()) || onlyTypes(clause);
    found.push({ target: targetOf(path, quoted!), typeOnly: keyword !== undefined && typeOnly });
  }
  for (const [, quoted] of code.matchAll(BARE))
    found.push({ target: targetOf(path, quoted!), typeOnly: false });
  for (const [, quoted] of code.matchAll(DYNAMIC)) {
    found.push({ target: targetOf(path, quoted!), typeOnly: false });
  }
  return found;
}

const STATIC = /^\s*(import|export)\s+([^'";]*?)\s*from\s*['"]([^'"]+)['"]/gm;
const BARE = /^\s*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** True for `{ type A, type B }`, where every name is a type. */
function onlyTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1];
  if (names === undefined) return false;
  const each = names.split(',').map((name) => name.trim());
  return each.filter(Boolean).every((name) => name.startsWith('type '));
}

function targetOf(path: string, target: string): string {
  return target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), target)) : target;
}

/** The package of an import: `node:fs` → `node:fs`, `@a/b/c` → `@a/b`, `echarts/core` → `echarts`. */
export function packageOf(target: string): string {
  const parts = target.split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}

export function layerOf(path: string): string {
  return path.split('/')[0]!;
}

const uncommented = new Map<string, string>();

/** Replaces comments by spaces; line numbers and columns stay the same. */
export function withoutComments(text: string): string {
  const known = uncommented.get(text);
  if (known !== undefined) return known;
  const code = text.replace(TOKENS, (token) =>
    token.startsWith('//') || token.startsWith('/*') ? token.replace(/[^\n]/g, ' ') : token,
  );
  uncommented.set(text, code);
  return code;
}

/** A string, a template or a comment, whichever starts first. */
const TOKENS = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
