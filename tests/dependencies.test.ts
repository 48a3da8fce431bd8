import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { importsOf, LAYERS, packageOf, ROOT, sourcesOf } from './support/sources.ts';

describe('dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const used = new Set(
    sourcesOf(LAYERS).flatMap((source) => importsOf(source).map((found) => packageOf(found.target))),
  );

  test('what runs is declared, and what is declared runs', () => {
    const outside = [...used].filter(
      (name) => !name.startsWith('node:') && !(LAYERS as readonly string[]).includes(name),
    );
    expect(outside.sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  test('the lock file knows every platform’s packages, so that `npm ci` works on each', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const lost = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
      ),
    );
    expect(lost).toEqual([]);
  });

  test.each(['README.md', 'README.zh-CN.md'])('%s gives a reason for each', (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const all = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    expect(all.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
