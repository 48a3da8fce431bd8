import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Compares two recordings byte by byte: the number of files and one line for each difference. */
export async function compare(
  before: string,
  after: string,
): Promise<{ count: number; different: string[] }> {
  const names = new Set([...(await filesOf(before)), ...(await filesOf(after))]);
  const different: string[] = [];
  for (const name of [...names].sort()) {
    const [a, b] = [await find(join(before, name)), await find(join(after, name))];
    if (a === null || b === null) different.push(`${a === null ? 'only after ' : 'only before'}  ${name}`);
    else if (!a.equals(b)) different.push(`different    ${name}`);
  }
  return { count: names.size, different };
}

const find = (path: string) => readFile(path).catch(() => null);

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(resolve(folder).length + 1));
}
