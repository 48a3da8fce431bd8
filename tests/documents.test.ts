import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { LAYERS, ROOT, sourcesOf } from './support/sources.ts';

const DOCUMENTS = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'docs/browser-support.md',
  'docs/decisions.md',
  'docs/glossary.md',
  'docs/handbook.en.md',
  'docs/handbook.zh-CN.md',
];
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

test.each(DOCUMENTS)('%s names files and folders that exist', (file) => {
  const quoted = Array.from(read(file).matchAll(/`((?:[a-z-]+\/)+[\w.-]*)`/g), ([, path]) => path!);
  const linked = Array.from(read(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g), ([, path]) =>
    join(file, '..', path!),
  );
  const own = quoted.filter((path) => [...LAYERS, 'tests', 'bench', 'docs'].includes(path.split('/')[0]!));
  expect([...own, ...linked].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the glossary names identifiers that the code has', () => {
  const code = sourcesOf(LAYERS)
    .map(({ text }) => text)
    .join('\n');
  const names = read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .flatMap((line) => Array.from(line.split('|')[3]!.matchAll(/`(\w+)`/g), ([, name]) => name!));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});
