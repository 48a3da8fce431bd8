import { beforeAll, describe, expect, test } from '@jest/globals';
import * as content from './architecture/content.ts';
import * as files from './architecture/files.ts';
import { circlesOf } from './architecture/graph.ts';
import * as imports from './architecture/imports.ts';
import type { Offender, Rule } from './architecture/rule.ts';
import { LAYERS, layerOf, type Source, sourcesOf } from './support/sources.ts';

/**
 * The structure of the code base, checked by reading every file. Each rule is first shown to catch an offender and
 * then applied to the whole tree.
 */
const code = sourcesOf(LAYERS);
const page = sourcesOf(['web'], ['.ts', '.tsx', '.css', '.html', '.svg']);
const onThePage = [...page.filter(({ path }) => !path.endsWith('.html')), ...sourcesOf(['domain'])];
const tests = sourcesOf(['tests', 'bench'], ['.ts', '.tsx', '.js', '.mjs']);
const measured = tests.filter(({ path }) => /^tests\/(?!architecture)/.test(path));
const styles = page.filter(({ path }) => path.endsWith('.css'));
const written = [...code, ...tests, ...styles];
const there = new Set([...code, ...page].map(({ path }) => path));

interface Case {
  says: string;
  rule: Rule;
  over: Source[];
  caught: Offender[];
  /** What looks like an offence and is none. */
  passes?: Offender[];
}

const RULES: Case[] = [
  {
    says: 'layers import only what lies below them',
    rule: imports.layers,
    over: code,
    caught: [
      [['domain/a.ts', "import type { X } from '../db/schema.ts';"]],
      [['domain/a.ts', "import type { X } from '../contract/figures.ts';"]],
      [['formats/a.ts', "import { x } from '../server/app.ts';"]],
      [['db/a.ts', "export { x } from '../server/app.ts';"]],
      [['web/pages/a.tsx', "const x = await import('../../db/open.ts');"]],
      [['seeds/a.ts', "import { createApp } from '../server/app.ts';"]],
      [['server/a.ts', "import {\n  a,\n  b,\n} from '../web/navigation/router.ts';"]],
    ],
  },
  {
    says: 'the foundation knows no topic, and topics do not know each other',
    rule: imports.topics,
    over: code,
    caught: [
      [['server/http/a.ts', "import { x } from '../uploads/store.ts';"]],
      [['server/uploads/a.ts', "import type { X } from '../decks/routes/a.ts';"]],
      [['server/figures/a.ts', "import { x } from '../decks/a.ts';"]],
      [['server/uploads/a.ts', "import { createApp } from '../app.ts';"]],
      [['server/uploads/a.ts', "import { config } from '../config.ts';"]],
      [['web/charts/a.tsx', "import { x } from '../present/a.ts';"]],
      [['web/matrix/a.tsx', "import { x } from '../overview/a.ts';"]],
      [['web/matrix/a.tsx', "import { x } from '../app/header.tsx';"]],
    ],
    passes: [
      [['server/decks/a.ts', "import { x } from '../figures/a.ts';"]],
      [['server/decks/a.ts', "import type { AppContext } from '../context.ts';"]],
      [['server/http/a.ts', "import { x } from '../auth/a.ts';"]],
      [['web/app/a.tsx', "import { x } from '../overview/overview.tsx';"]],
    ],
  },
  {
    says: 'a package is used only where it belongs',
    rule: imports.packages,
    over: code,
    caught: [
      [['server/a.ts', "import { sql } from 'kysely';"]],
      [['domain/a.ts', "import type { Request } from 'express';"]],
      [['web/charts/options/path-option.ts', "import { init } from 'echarts/core';"]],
      [['web/charts/options/path-option.ts', "import { type Option, init } from 'echarts/core';"]],
    ],
    passes: [
      [['web/charts/options/path-option.ts', "import type { A } from 'echarts/core';"]],
      [['web/charts/a.ts', "import { type A } from 'echarts';"]],
    ],
  },
  {
    says: 'the page takes types from the contract, no schemas',
    rule: imports.contractTypes,
    over: code,
    caught: [[['web/api/a.ts', "import { Progress } from '../../contract/figures.ts';"]]],
    passes: [
      [['web/api/a.ts', "import type { Progress } from '../../contract/figures.ts';"]],
      [['web/api/a.ts', "import { ROLES } from '../../contract/roles.ts';"]],
    ],
  },
  {
    says: 'no files import each other in a circle',
    rule: imports.valueCircles,
    over: code,
    caught: [
      [
        ['domain/a.ts', "import { b } from './b.ts';"],
        ['domain/b.ts', "import { c } from './c.ts';"],
        ['domain/c.ts', "import { a } from './a.ts';"],
      ],
    ],
    passes: [
      [
        ['domain/a.ts', "import { b } from './b.ts';"],
        ['domain/b.ts', "import type { A } from './a.ts';"],
      ],
    ],
  },
  {
    says: 'no files import each other in a circle, types included',
    rule: imports.typeCircles,
    over: code,
    caught: [
      [
        ['domain/a.ts', "import { b } from './b.ts';"],
        ['domain/b.ts', "import type { A } from './a.ts';"],
      ],
    ],
  },
  {
    says: 'no folders import each other in a circle',
    rule: imports.folderCircles,
    over: code,
    caught: [
      [
        ['web/a/one.ts', "import { b } from '../b/one.ts';"],
        ['web/b/one.ts', ''],
        ['web/b/two.ts', "import type { A } from '../a/deeper/two.ts';"],
      ],
    ],
    passes: [
      [
        ['web/a/one.ts', "import { b } from './b/one.ts';"],
        ['web/a/b/one.ts', "import type { A } from '../two.ts';"],
      ],
    ],
  },
  {
    says: 'every import names a file that exists',
    rule: imports.lostImports(there),
    over: code,
    caught: [[['web/a.ts', "import { x } from './no-such-file.ts';"]]],
  },
  {
    says: 'the domain and the contract are pure',
    rule: content.pure,
    over: code,
    caught: [
      [['domain/a.ts', "import { readFile } from 'node:fs/promises';"]],
      [['contract/a.ts', 'export const a = () => fetch("/api");']],
    ],
  },
  {
    says: 'the environment is read in one place',
    rule: content.environment,
    over: code,
    caught: [[['server/main.ts', 'const port = process.env.PORT;']]],
    passes: [[['db/a.ts', '// not process.env here']]],
  },
  {
    says: 'the clock is handed in, and nothing is left to chance',
    rule: content.clock,
    over: code,
    caught: [
      [['server/app.ts', 'const at = new Date();']],
      [['web/app/app.tsx', 'const at = Date.now();']],
      [['seeds/zone/a.ts', 'const x = Math.random();']],
    ],
  },
  {
    says: 'no test reads a wall clock',
    rule: content.wallClock,
    over: measured,
    caught: [
      [['tests/a.test.ts', 'const started = performance.now();']],
      [['tests/a.test.ts', 'expect(Date.now() - started).toBeLessThan(100);']],
      [['tests/a.test.ts', 'const [seconds] = process.hrtime(started);']],
    ],
  },
  {
    says: 'files stay small',
    rule: files.length,
    over: written,
    caught: [[['server/a.ts', 'x\n'.repeat(files.LONGEST + 1)]], [['web/styles/a.css', '\n'.repeat(301)]]],
  },
  {
    says: 'folders stay small',
    rule: files.folderSize,
    over: written,
    caught: [Array.from({ length: files.FULLEST + 1 }, (_, i) => [`web/a/${i}.ts`, ''] as const)],
  },
  {
    says: 'no file only forwards',
    rule: files.forwards,
    over: [...code, ...tests],
    caught: [
      [['web/a.ts', "// Everything.\nexport * from './b.ts';\nexport type { C } from './c.ts';"]],
      [['web/a.ts', "import { b } from './b.ts';\nexport { b };"]],
    ],
    passes: [[['web/a.ts', "export { b } from './b.ts';\nexport const C = 1;"]]],
  },
  {
    says: 'names are kebab-case nouns that say something',
    rule: files.names,
    over: [...code, ...page, ...tests],
    caught: [
      [['web/utils/a.ts', '']],
      [['server/date-helpers.ts', '']],
      [['server/session-manager.ts', '']],
      [['web/MonthChooser.tsx', '']],
    ],
  },
  {
    says: 'the page speaks to no other host',
    rule: content.offline,
    over: page,
    caught: [
      [['web/index.html', '<script src="https://cdn.example.com/x.js"></script>']],
      [['web/styles/a.css', '@import url("//fonts.example.com/css");']],
      [['web/a.ts', "navigator.sendBeacon('/x')"]],
    ],
    passes: [[['web/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg">']]],
  },
  {
    says: 'text never becomes markup',
    rule: content.markup,
    over: page,
    caught: [
      [['web/a.tsx', 'element.innerHTML = name;']],
      [['web/a.tsx', '<p dangerouslySetInnerHTML={{ __html: name }} />']],
    ],
  },
  {
    says: 'the page asks nothing of a browser that Chromium 87 cannot do',
    rule: content.oldBrowsers,
    over: onThePage,
    caught: [
      [['web/a.ts', 'const last = rows.at(-1);']],
      [['domain/a.ts', 'const copy = structuredClone(row);']],
      [['web/styles/a.css', 'li:has(a) { color: red }']],
      [['web/styles/a.css', 'li {\n  &:hover { color: red }\n}']],
    ],
  },
];

const toSources = (offender: Offender): Source[] => offender.map(([path, text]) => ({ path, text }));
const LAYERS_AND_TESTS = [...LAYERS, 'tests', 'bench'] as const;

describe.each(RULES)('$says', ({ rule, over, caught, passes = [] }) => {
  test('catches an offender', () => {
    const missed = caught.filter((files) => rule(toSources(files)).length === 0);
    expect(missed).toEqual([]);
  });
  test('leaves alone what is none', () => {
    expect(passes.flatMap((files) => rule(toSources(files)))).toEqual([]);
  });

  let all: string[] = [];
  beforeAll(() => {
    all = rule(over);
  });
  test.each(LAYERS_AND_TESTS)('holds in %s', (layer) => {
    const offences = all.filter((offence) => layerOf(offence).split(':')[0] === layer);
    expect(offences).toEqual([]);
  });
});

test('a circle is found wherever it starts', () => {
  const graph = { a: ['b', 'd'], b: ['c'], c: ['b', 'a'], d: ['e'], e: ['e'] };
  expect(circlesOf(new Map(Object.entries(graph)))).toEqual([['a', 'b', 'c']]);
});
