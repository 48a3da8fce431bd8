import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type Import,
  importsOf,
  packageOf,
  ROOMS,
  ROOT,
  roomOf,
  type Source,
  sourcesOf,
  withoutComments,
} from './support/sources.ts';

/**
 * Who may know whom, checked by reading every file. A rule is a function from a file to what is wrong with it;
 * each is first shown to catch an offender, then held against the whole tree.
 */
type Rule = (source: Source) => string[];

const ARROWS: Record<string, readonly string[]> = {
  domain: ['domain'],
  formats: ['domain', 'formats'],
  db: ['domain', 'db'],
  server: ['domain', 'formats', 'db', 'server'],
  web: ['domain', 'web'],
  seeds: ['domain', 'db', 'seeds'],
};
/** The one door into a room that is otherwise closed. */
const DOORS: Record<string, readonly string[]> = { seeds: ['server/administration/import-folder.ts'] };

const own = (found: Import) => (ROOMS as readonly string[]).includes(roomOf(found.target));

const arrows: Rule = (source) => {
  const room = roomOf(source.path);
  return importsOf(source)
    .filter((found) => own(found) && !ARROWS[room]!.includes(roomOf(found.target)))
    .filter((found) => !DOORS[room]?.includes(found.target))
    .map((found) => found.target);
};

/** A package that only one room, or one file, may use; `values` leaves its types free. */
const KEPT: Record<string, { in: RegExp; values?: true }> = {
  kysely: { in: /^db\// },
  sqlite3: { in: /^db\// },
  express: { in: /^server\// },
  helmet: { in: /^server\// },
  preact: { in: /^web\// },
  echarts: { in: /^web\/charts\/echarts\.ts$/, values: true },
};

const packages: Rule = (source) =>
  importsOf(source)
    .filter((found) => {
      const kept = KEPT[packageOf(found.target)];
      return kept && !kept.in.test(source.path) && !(kept.values && found.typeOnly);
    })
    .map((found) => found.target);

/** The domain runs in Node and in the page, and its answer depends on nothing but what it is given. */
const pure: Rule = (source) => {
  if (roomOf(source.path) !== 'domain') return [];
  const imports = importsOf(source).map((found) => found.target);
  return [
    ...imports.filter((target) => target.startsWith('node:')),
    ...found(source, /\b(?:process|window|document|fetch|setTimeout|console)\b(?=[.(])/g),
  ];
};

const environment: Rule = (source) =>
  source.path === 'server/config.ts' ? [] : found(source, /\bprocess\.env\b|\bimport\.meta\.env\b/g);

/** Where the clock comes from: the two kinds of entry, and the page's wait for an answer. */
const CLOCKS = /^server\/(?:main|commands\/[a-z-]+)\.ts$/;
const clock: Rule = (source) =>
  CLOCKS.test(source.path) ? [] : found(source, /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/g);

const LONGEST = 300;
const length: Rule = (source) => {
  const lines = source.text.split('\n').length - 1;
  return lines > LONGEST ? [`${lines} lines`] : [];
};

/** Names that say nothing, and names that are not kebab-case. */
const names: Rule = ({ path }) =>
  path
    .split('/')
    .slice(1)
    .filter((part) => {
      return (
        /(?:^|-)(?:utils?|helpers?|common|misc|managers?|services?)(?:[-.]|$)/.test(part) ||
        !/^\d*[a-z0-9.-]+$/.test(part)
      );
    });

const NAMESPACES = new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']);
/** A closed network has no other hosts: no address but our own stands in the page. */
const offline: Rule = (source) =>
  found(source, /(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s'"`)]*|\bnavigator\.sendBeacon\b/gi).filter(
    (address) => !NAMESPACES.has(address),
  );

/** What the content security policy would refuse, and what lets text become markup. */
const markup: Rule = (source) =>
  found(
    source,
    /\b(?:innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b/g,
  );

/** What Chromium 87 does not have and the build does not supply: see docs/browser-support.md. */
const MODERN_SCRIPT =
  /\.at\(|\bstructuredClone\(|\bObject\.hasOwn\(|\.findLast(?:Index)?\(|\.to(?:Sorted|Reversed|Spliced)\(|\.with\(|\bObject\.groupBy\(|\bArray\.fromAsync\(|\bPromise\.withResolvers\(|\bcrypto\.randomUUID\(|\breportError\(|\bAbortSignal\.(?:timeout|any)\(/g;
const MODERN_STYLE =
  /:has\(|@container\b|@layer\b|@scope\b|\bcolor-mix\(|\boklch\(|\bcontainer-type\b|\bd[vl]h\b|\bsvh\b|\baspect-ratio\b|^\s*&/gm;
const oldBrowsers: Rule = (source) =>
  found(source, source.path.endsWith('.css') ? MODERN_STYLE : MODERN_SCRIPT);

function found(source: Source, pattern: RegExp): string[] {
  return Array.from(withoutComments(source.text).matchAll(pattern), (match) => match[0]);
}

/** One line for each file that breaks the rule. */
function offenders(rule: Rule, sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const wrong = rule(source);
    return wrong.length > 0 ? [`${source.path}: ${wrong.join(', ')}`] : [];
  });
}

const code = sourcesOf(ROOMS);
const page = sourcesOf(['web'], ['.ts', '.tsx', '.css', '.html', '.svg']);
const onThePage = [...page.filter(({ path }) => !path.endsWith('.html')), ...sourcesOf(['domain'])];

describe.each<{ says: string; rule: Rule; over: Source[]; caught: [path: string, text: string][] }>([
  {
    says: 'imports follow the arrows',
    rule: arrows,
    over: code,
    caught: [
      ['domain/a.ts', "import type { X } from '../db/schema.ts';"],
      ['db/a.ts', "export { x } from '../server/app.ts';"],
      ['web/pages/a.tsx', "const x = await import('../../db/open.ts');"],
      ['seeds/a.ts', "import { createApp } from '../server/app.ts';"],
      ['server/a.ts', "import {\n  a,\n  b,\n} from '../web/navigation/router.ts';"],
    ],
  },
  {
    says: 'a package is used only where it belongs',
    rule: packages,
    over: code,
    caught: [
      ['server/a.ts', "import { sql } from 'kysely';"],
      ['domain/a.ts', "import type { Request } from 'express';"],
      ['web/charts/options/path-option.ts', "import { init } from 'echarts/core';"],
      ['web/charts/options/path-option.ts', "import { type Option, init } from 'echarts/core';"],
    ],
  },
  {
    says: 'the domain is pure',
    rule: pure,
    over: code,
    caught: [
      ['domain/a.ts', "import { readFile } from 'node:fs/promises';"],
      ['domain/a.ts', 'export const a = () => fetch("/api");'],
    ],
  },
  {
    says: 'the environment is read in one place',
    rule: environment,
    over: code,
    caught: [['server/main.ts', 'const port = process.env.PORT;']],
  },
  {
    says: 'the clock is handed in, and nothing is left to chance',
    rule: clock,
    over: code,
    caught: [
      ['server/app.ts', 'const at = new Date();'],
      ['web/app/app.tsx', 'const at = Date.now();'],
      ['seeds/zone/a.ts', 'const x = Math.random();'],
    ],
  },
  {
    says: 'files stay small',
    rule: length,
    over: code,
    caught: [['server/a.ts', 'x\n'.repeat(LONGEST + 1)]],
  },
  {
    says: 'names are kebab-case nouns that say something',
    rule: names,
    over: [...code, ...page],
    caught: [
      ['web/utils/a.ts', ''],
      ['server/date-helpers.ts', ''],
      ['server/session-manager.ts', ''],
      ['web/MonthChooser.tsx', ''],
    ],
  },
  {
    says: 'the page speaks to no other host',
    rule: offline,
    over: page,
    caught: [
      ['web/index.html', '<script src="https://cdn.example.com/x.js"></script>'],
      ['web/styles/a.css', '@import url("//fonts.example.com/css");'],
      ['web/a.ts', "navigator.sendBeacon('/x')"],
    ],
  },
  {
    says: 'text never becomes markup',
    rule: markup,
    over: page,
    caught: [
      ['web/a.tsx', 'element.innerHTML = name;'],
      ['web/a.tsx', '<p dangerouslySetInnerHTML={{ __html: name }} />'],
    ],
  },
  {
    says: 'the page asks nothing of a browser that Chromium 87 cannot do',
    rule: oldBrowsers,
    over: onThePage,
    caught: [
      ['web/a.ts', 'const last = rows.at(-1);'],
      ['domain/a.ts', 'const copy = structuredClone(row);'],
      ['web/styles/a.css', 'li:has(a) { color: red }'],
      ['web/styles/a.css', 'li {\n  &:hover { color: red }\n}'],
    ],
  },
])('$says', ({ rule, over, caught }) => {
  test.each(caught.map(([path, text]) => ({ path, text, begins: text.slice(0, 40).replaceAll('\n', ' ') })))(
    'catches $path: $begins',
    ({ path, text }) => {
      expect(rule({ path, text })).not.toEqual([]);
    },
  );

  test('holds everywhere', () => {
    expect(over.length).toBeGreaterThan(0);
    expect(offenders(rule, over)).toEqual([]);
  });
});

test('a comment or a type is not an offence', () => {
  expect(
    packages({ path: 'web/charts/options/path-option.ts', text: "import type { A } from 'echarts/core';" }),
  ).toEqual([]);
  expect(packages({ path: 'web/charts/a.ts', text: "import { type A } from 'echarts';" })).toEqual([]);
  expect(environment({ path: 'db/a.ts', text: '// not process.env here' })).toEqual([]);
  expect(offline({ path: 'web/icon.svg', text: '<svg xmlns="http://www.w3.org/2000/svg">' })).toEqual([]);
});

test('no file imports itself round a corner', () => {
  const next = new Map(
    code.map((source) => [
      source.path,
      importsOf(source)
        .filter((found) => !found.typeOnly && own(found))
        .map((found) => found.target),
    ]),
  );
  expect(
    circleIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
      ]),
    ),
  ).toEqual(['a', 'b', 'c', 'a']);
  expect(circleIn(next)).toBeNull();
});

test('every import of our own names a file that is there', () => {
  const there = new Set([...code, ...page].map(({ path }) => path));
  const lost = code.flatMap((source) =>
    importsOf(source)
      .filter((found) => own(found) && !there.has(found.target))
      .map((found) => `${source.path}: ${found.target}`),
  );
  expect(lost).toEqual([]);
});

describe('dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const used = new Set(code.flatMap((source) => importsOf(source).map((found) => packageOf(found.target))));

  test('what runs is declared, and what is declared runs', () => {
    const outside = [...used].filter(
      (name) => !name.startsWith('node:') && !(ROOMS as readonly string[]).includes(name),
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

/** The first circle found, its start repeated at the end, or null. */
function circleIn(next: Map<string, string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (path: string, trail: string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const target of next.get(path) ?? []) {
      const circle = walk(target, [...trail, path]);
      if (circle) return circle;
    }
    done.add(path);
    return null;
  };
  for (const path of next.keys()) {
    const circle = walk(path, []);
    if (circle) return circle;
  }
  return null;
}
